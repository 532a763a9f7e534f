import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** Bounds of a price in Brazil, in cents (contract section 4.3). */
const lowest = 50;
const highest = 1_000_000;

/** A price in Brazil: reais, at most two decimals, 0.50 to 10,000. `badFormat` differs by endpoint: 12052073 or 12052012. */
export function checkPrice(
  price: { amount?: string; currency?: string },
  badFormat: 12052073 | 12052012 = 12052073,
): Fault[] {
  if (price.currency?.trim() !== 'BRL') return [faultOf(12052084)];
  if (price.amount === undefined || price.amount === '') return [faultOf(12052571)];
  if (!/^\d+(\.\d{1,2})?$/.test(price.amount)) return [faultOf(badFormat)];
  const cents = Math.round(Number(price.amount) * 100);
  if (cents === 0) return [faultOf(12052073)];
  return cents < lowest || cents > highest ? [faultOf(12052570)] : [];
}
