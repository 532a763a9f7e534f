import { fieldOf } from '../call.ts';
import type { FixedPrice, Price } from '../shop.ts';

/** Field → what is wrong with it, as problem+json lists it. */
export type FieldErrors = Record<string, string[]>;

/** Reads the body of `PUT /pricing/prices/{id}`: exactly two of base price, cost and markup, in decimals (contract 3). */
export function readPrice(skuId: number, body: unknown): Price | { errors: FieldErrors } {
  const errors: FieldErrors = {};
  const base = readCents(body, 'basePrice', errors);
  const cost = readCents(body, 'costPrice', errors);
  const listPrice = readCents(body, 'listPrice', errors);
  const markup = readNumber(body, 'markup', errors);
  const given = [base, cost, markup].filter((value) => value !== null).length;
  if (given !== 2 && Object.keys(errors).length === 0) {
    errors['basePrice'] = ['Exactly two of basePrice, costPrice and markup must be given.'];
  }
  const fixed = fieldOf(body, 'fixedPrices') ?? [];
  const fixedPrices = Array.isArray(fixed)
    ? fixed.map((entry, place) => readFixedPrice(entry, { table: null, where: `fixedPrices[${place}]`, errors }))
    : [];
  if (!Array.isArray(fixed)) errors['fixedPrices'] = ['Must be an array.'];
  if (Object.keys(errors).length > 0) return { errors };
  return { skuId, ...completeTriple({ base, cost, markup }), listPrice, fixedPrices };
}

/** The third of base, cost and markup from the other two; markup is percent over cost. */
function completeTriple({
  base,
  cost,
  markup,
}: {
  base: number | null;
  cost: number | null;
  markup: number | null;
}): Pick<Price, 'basePrice' | 'costPrice' | 'markup'> {
  if (base !== null && cost !== null) {
    return { basePrice: base, costPrice: cost, markup: cost === 0 ? 0 : Math.round((base / cost - 1) * 10_000) / 100 };
  }
  if (base !== null)
    return { basePrice: base, costPrice: Math.round(base / (1 + (markup ?? 0) / 100)), markup: markup ?? 0 };
  return { basePrice: Math.round((cost ?? 0) * (1 + (markup ?? 0) / 100)), costPrice: cost, markup: markup ?? 0 };
}

/** One fixed price; its table is named in the entry unless the path names it. */
export function readFixedPrice(
  entry: unknown,
  { table, where, errors }: { table: string | null; where: string; errors: FieldErrors },
): FixedPrice {
  const own: FieldErrors = {};
  const named = table ?? fieldOf(entry, 'tradePolicyId');
  const value = readCents(entry, 'value', own);
  if (typeof named !== 'string' && typeof named !== 'number') own['tradePolicyId'] = ['Required.'];
  if (value === null && !own['value']) own['value'] = ['Required.'];
  const quantity = fieldOf(entry, 'minQuantity') ?? 1;
  if (!Number.isInteger(quantity) || Number(quantity) < 1) own['minQuantity'] = ['Must be a whole number from 1 on.'];
  const range = fieldOf(entry, 'dateRange');
  const from = readTime(range, 'from', own);
  const to = readTime(range, 'to', own);
  if (from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to))
    own['dateRange'] = ['from must not be after to.'];
  const listPrice = readCents(entry, 'listPrice', own);
  for (const [name, texts] of Object.entries(own)) errors[`${where}.${name}`] = texts;
  return {
    table: String(named),
    value: value ?? 0,
    listPrice,
    minQuantity: Number(quantity),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function readCents(body: unknown, name: string, errors: FieldErrors): number | null {
  const value = readNumber(body, name, errors);
  if (value !== null && value < 0) errors[name] = ['Must not be negative.'];
  return value === null ? null : Math.round(value * 100);
}

function readNumber(body: unknown, name: string, errors: FieldErrors): number | null {
  const value = fieldOf(body, name);
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  errors[name] = ['Must be a number.'];
  return null;
}

function readTime(range: unknown, name: string, errors: FieldErrors): string | undefined {
  const value = fieldOf(range, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
    return new Date(value).toISOString().replace('.000Z', 'Z');
  errors[`dateRange.${name}`] = ['Must be a date.'];
  return undefined;
}
