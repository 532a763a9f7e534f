import { wholeNumber } from '../call.ts';
import type { Call } from '../call.ts';

export interface Page {
  readonly page: number;
  readonly size: number;
  /** The slice of `rows` on this page, empty past the end. */
  of<T>(rows: readonly T[]): T[];
}

export interface PageRules {
  readonly sizeName: string;
  readonly most: number;
  readonly defaultSize?: number;
  /** Both parameters must be there. */
  readonly required?: boolean;
}

/** Reads a page number (from 1) and size (contract 1.5). */
export function readPage(
  call: Pick<Call, 'query'>,
  { sizeName, most, defaultSize = most, required = false }: PageRules,
): Page | { problem: string } {
  const givenPage = call.query('page');
  const givenSize = call.query(sizeName);
  if (required && (givenPage === undefined || givenSize === undefined)) {
    return { problem: `The parameters page and ${sizeName} are required.` };
  }
  const page = givenPage === undefined ? 1 : wholeNumber(givenPage);
  const size = givenSize === undefined ? defaultSize : wholeNumber(givenSize);
  if (page === undefined || page < 1) return { problem: 'The parameter page must be a whole number from 1 on.' };
  if (size === undefined || size < 1 || size > most)
    return { problem: `The parameter ${sizeName} must be a whole number from 1 to ${most}.` };
  return { page, size, of: (rows) => rows.slice((page - 1) * size, page * size) };
}

/** Reads a window `_from`…`_to`, both inclusive. */
export function readWindow(
  call: Pick<Call, 'query'>,
  { first, width, most, lastFrom }: { first: number; width: number; most: number; lastFrom?: number },
): { from: number; to: number; given: boolean } | { problem: string } {
  const givenFrom = call.query('_from');
  const givenTo = call.query('_to');
  const from = givenFrom === undefined ? first : wholeNumber(givenFrom);
  const to = givenTo === undefined ? (from ?? first) + width - 1 : wholeNumber(givenTo);
  if (from === undefined || from < first)
    return { problem: `The parameter _from must be a whole number from ${first} on.` };
  if (lastFrom !== undefined && from > lastFrom)
    return { problem: `The parameter _from cannot be greater than ${lastFrom}.` };
  if (to === undefined || to < from) return { problem: 'The parameter _to must be a whole number not below _from.' };
  if (to - from + 1 > most) return { problem: `The window from _from to _to cannot be wider than ${most}.` };
  return { from, to, given: givenFrom !== undefined || givenTo !== undefined };
}
