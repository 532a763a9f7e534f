/**
 * Parses JSON without losing digits: a whole number beyond 2^53 comes back as its text, so ids stay ids
 * (TikTok sends `product_id` of some webhooks as a bare 19-digit number, contract section 9.3). A number too big for
 * a double comes back as text too. Throws SyntaxError for anything that is not JSON.
 */
export function readJson(text: string): unknown {
  return parse(text.codePointAt(0) === 0xfeff ? text.slice(1) : text, keepDigits);
}

const keepDigits: Reviver = (_key, value, context) => {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  if (Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value))) return value;
  return context.source;
};

/** The reviver's third argument carries the source text of primitives; the compiler's ES2024 library lacks it. */
type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;
