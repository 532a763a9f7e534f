import type { IndexDescription } from 'mongodb';

/** What a collection promises: its documents' shape (checked by the server), its indexes and times to live. */
export interface CollectionSchema {
  readonly name: string;
  /** MongoDB's `$jsonSchema`; only what must never be wrong, so that a field can be added without a migration. */
  readonly jsonSchema: Readonly<Record<string, unknown>>;
  readonly indexes: readonly IndexDescription[];
}

/** The schema of an object with these required fields, given as `name: bsonType`. */
export function requires(fields: Readonly<Record<string, string | readonly string[]>>): Record<string, unknown> {
  return {
    bsonType: 'object',
    required: Object.keys(fields),
    properties: Object.fromEntries(Object.entries(fields).map(([name, bsonType]) => [name, { bsonType }])),
  };
}
