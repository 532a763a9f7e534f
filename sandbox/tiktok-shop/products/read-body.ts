import { checkShape } from './rules/check-shape.ts';
import type { Shape } from './rules/check-shape.ts';

/** The JSON body, checked by the generic validator; `null` anywhere counts as not sent. */
export function readBody<T>(body: Record<string, unknown>, shape: Shape): T {
  const plain = dropNulls(body);
  checkShape(shape, plain);
  return plain as T;
}

function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === null ? [] : [[key, dropNulls(each)]])),
  );
}
