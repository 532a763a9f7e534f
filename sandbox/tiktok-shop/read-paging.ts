import { fail, failParam } from './products/fault.ts';
import type { TiktokShopContext } from './route.ts';

/** `page_size` of the query: required, 1 to 100 (12019109 else). */
export function readPageSize(query: URLSearchParams): number {
  const text = query.get('page_size');
  if (text === null || text === '') failParam('param query.page_size is missing');
  if (!/^\d+$/.test(text ?? '') || Number(text) < 1 || Number(text) > 100) fail(12019109);
  return Number(text);
}

/** The field of the answer; on the last page an empty string or nothing, by the switch `lastPageToken`. */
export function nextPageToken(context: TiktokShopContext, token: string | undefined): { next_page_token?: string } {
  if (token !== undefined) return { next_page_token: token };
  return context.switches.text('lastPageToken') === 'missing' ? {} : { next_page_token: '' };
}
