import { failParam } from '../fault.ts';

/**
 * The validator in front of the service: types and presence only. Unknown fields pass; `null` counts as absent.
 * Messages as met in the field: `param body.address is missing`.
 */
export type Shape =
  | { is: 'text' | 'int' | 'bool'; required?: boolean }
  | { is: 'object'; required?: boolean; fields: Record<string, Shape> }
  | { is: 'list'; required?: boolean; of: Shape };

export const text: Shape = { is: 'text' };
export const int: Shape = { is: 'int' };
export const bool: Shape = { is: 'bool' };
export const object = (fields: Record<string, Shape>): Shape => ({ is: 'object', fields });
export const list = (of: Shape): Shape => ({ is: 'list', of });
export const required = (shape: Shape): Shape => ({ ...shape, required: true });

/** Refuses the request (36009004, HTTP 400) where `value` does not fit. */
export function checkShape(shape: Shape, value: unknown, path = 'body'): void {
  if (value === undefined || value === null) {
    if (shape.required === true) failParam(`param ${path} is missing`);
    return;
  }
  if (shape.is === 'object') {
    if (typeof value !== 'object' || Array.isArray(value)) failParam(`param ${path} is invalid, an object is expected`);
    const record = value as Record<string, unknown>;
    for (const [name, field] of Object.entries(shape.fields)) checkShape(field, record[name], `${path}.${name}`);
    return;
  }
  if (shape.is === 'list') {
    if (!Array.isArray(value)) failParam(`param ${path} is invalid, a list is expected`);
    for (const [place, item] of (value as unknown[]).entries())
      checkShape({ ...shape.of, required: true }, item, `${path}[${place}]`);
    return;
  }
  if (!fits(shape.is, value)) failParam(`param ${path} is invalid, ${names[shape.is]} is expected`);
}

const names = { text: 'a string', int: 'an integer', bool: 'a boolean' } as const;

function fits(kind: 'text' | 'int' | 'bool', value: unknown): boolean {
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'bool') return typeof value === 'boolean';
  return Number.isSafeInteger(value);
}
