import { createHash } from 'node:crypto';

/** Ids of attributes and values that a seller made up: the same words give the same id, so an edit by name keeps them. */
export function customAttributeId(name: string): string {
  return `7${digitsOf(`attribute:${name.toLowerCase()}`, 5)}`;
}

export function customValueId(attributeId: string, name: string): string {
  return `1729${digitsOf(`value:${attributeId}:${name.toLowerCase()}`, 15)}`;
}

function digitsOf(text: string, count: number): string {
  const number = createHash('sha256').update(text).digest().readBigUInt64BE();
  return String(number % 10n ** BigInt(count)).padStart(count, '0');
}
