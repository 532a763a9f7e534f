import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** Documents of one kind. Long ids stay text: they are kept in strings and in JSON strings, never in numbers. */
export interface Collection<T> {
  get(id: string): T | undefined;
  /** Adds or replaces. `shop` is whose it is (`''` for nobody's); a replaced document keeps its place in the order. */
  put(id: string, shop: string, value: T): void;
  /** Reads, changes and writes back; undefined, and nothing written, where there is none. */
  update(id: string, change: (value: T) => T): T | undefined;
  delete(id: string): boolean;
  list(where?: ListOptions): T[];
  /** Documents whose top-level field equals `value`; fast where the field was named in `indexes`. */
  find(field: string, value: string | number, shop?: string): T[];
  count(shop?: string): number;
}

export interface ListOptions {
  shop?: string;
  limit?: number;
  offset?: number;
  /** Newest first. */
  reverse?: boolean;
}

/** Opens a kind of documents in the `docs` table; see `State.collection`. */
export function openCollection<T>(db: DatabaseSync, kind: string, indexes: readonly string[]): Collection<T> {
  for (const name of [kind, ...indexes]) assertName(name);
  // The shop leads: a seller's own keys are unique only within the shop.
  for (const field of indexes) {
    db.exec(
      `CREATE INDEX IF NOT EXISTS "docs_${kind}_${field}" ON docs (json_extract(value, '$.${field}'), shop) WHERE kind = '${kind}'`,
    );
  }
  const read = db.prepare('SELECT value, shop FROM docs WHERE kind = ? AND id = ?');
  const write = db.prepare(
    'INSERT INTO docs (kind, id, shop, value) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET shop = excluded.shop, value = excluded.value',
  );
  const remove = db.prepare('DELETE FROM docs WHERE kind = ? AND id = ?');
  const countAll = db.prepare('SELECT count(*) AS total FROM docs WHERE kind = ?');
  const countShop = db.prepare('SELECT count(*) AS total FROM docs WHERE kind = ? AND shop = ?');

  const prepared = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  }

  function get(id: string): T | undefined {
    const row = read.get(kind, id);
    return row === undefined ? undefined : parse<T>(row);
  }

  return {
    get,
    put: (id, shop, value) => void write.run(kind, id, shop, JSON.stringify(value)),
    update(id, change) {
      const row = read.get(kind, id);
      if (row === undefined) return undefined;
      const changed = change(parse<T>(row));
      write.run(kind, id, String(row['shop']), JSON.stringify(changed));
      return changed;
    },
    delete: (id) => remove.run(kind, id).changes > 0,
    list({ shop, limit = -1, offset = 0, reverse = false } = {}) {
      const direction = reverse ? 'DESC' : 'ASC';
      const values: SQLInputValue[] = shop === undefined ? [kind] : [kind, shop];
      const sql = `SELECT value FROM docs WHERE kind = ?${shop === undefined ? '' : ' AND shop = ?'} ORDER BY seq ${direction} LIMIT ? OFFSET ?`;
      return prepare(sql)
        .all(...values, limit, offset)
        .map((row) => parse<T>(row));
    },
    find(field, value, shop) {
      assertName(field);
      const sql = `SELECT value FROM docs WHERE kind = '${kind}' AND json_extract(value, '$.${field}') = ?${shop === undefined ? '' : ' AND shop = ?'} ORDER BY seq`;
      return prepare(sql)
        .all(...(shop === undefined ? [value] : [value, shop]))
        .map((row) => parse<T>(row));
    },
    count(shop) {
      const row = shop === undefined ? countAll.get(kind) : countShop.get(kind, shop);
      return Number(row?.['total'] ?? 0);
    },
  };
}

function parse<T>(row: Record<string, unknown>): T {
  return JSON.parse(String(row['value'])) as T;
}

/** Kinds and fields are named by code, not by callers; still, they go into SQL text. */
function assertName(name: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) throw new TypeError(`Not a name for a kind or field: ${name}`);
}
