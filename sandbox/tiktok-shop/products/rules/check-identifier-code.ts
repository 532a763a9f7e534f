import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** Digits each type may have (contract section 4.3). Check digits are not judged: the official example has a wrong one. */
const lengths: Readonly<Record<string, readonly number[]>> = {
  GTIN: [14],
  EAN: [8, 13, 14],
  UPC: [12],
  ISBN: [13, 10],
  JAN: [8, 13],
};

export function checkIdentifierCode({ code, type }: { code?: string; type?: string }): Fault[] {
  if (code === undefined || code === '') return [];
  const allowed = lengths[type ?? ''];
  if (type === undefined || type === '' || allowed === undefined) return [faultOf(12052600)];
  if (/X/i.test(code.slice(0, -1)) || (/X$/i.test(code) && type !== 'ISBN')) return [faultOf(12052598)];
  const isNumber = type === 'ISBN' && code.length === 10 ? /^\d{9}[\dX]$/i.test(code) : /^\d+$/.test(code);
  return isNumber && allowed.includes(code.length) ? [] : [faultOf(12052591)];
}
