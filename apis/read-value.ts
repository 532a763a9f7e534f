/**
 * Readers for answers whose shape is documented but not guaranteed: whatever is missing or of another type becomes
 * the harmless value, so one odd field never fails a whole answer. Numbers and booleans that arrive as text are read.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** The value's fields; no fields for anything that is not an object. */
export function readFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value's elements; none for anything that is not a list. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Elements of a list that is sometimes sent as its single element (`warnings`, contract section 3.1). */
export function readOneOrMany(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null || value === '' ? [] : [value];
}

/** Text, ids included: numbers become their digits; undefined for anything else and for empty text. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}

/** The texts of a list, without the empty ones. */
export function readTexts(value: unknown): readonly string[] {
  return readList(value).flatMap((element) => readText(element) ?? []);
}

/** A finite number, from a number or its text. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function readFlag(value: unknown): boolean {
  return value === true || value === 'true' || value === 1;
}

/** Epoch seconds (or milliseconds, from 13 digits on) as ISO 8601 UTC; undefined for 0 and nonsense. */
export function readEpoch(value: unknown): string | undefined {
  const number = readNumber(value);
  if (number === undefined || number <= 0) return undefined;
  const date = new Date(number >= 1e12 ? number : number * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
