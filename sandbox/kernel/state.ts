import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openCollection } from './collection.ts';
import type { Collection } from './collection.ts';

/** Everything one sandbox holds, in one SQLite file: a restart, or a kill, forgets nothing that was answered. */
export interface State {
  readonly db: DatabaseSync;
  /** Documents of one kind, JSON, in order of insertion. `indexes` names top-level fields that `find` looks up fast. */
  collection<T>(kind: string, indexes?: readonly string[]): Collection<T>;
  /** A single named value; undefined where it was never set. */
  get<T>(key: string): T | undefined;
  set(key: string, value: unknown): void;
  putBlob(id: string, bytes: Uint8Array): void;
  getBlob(id: string): Uint8Array | undefined;
  /** Runs `work` (synchronous) whole or not at all. May be nested: the outermost decides. */
  transaction<T>(work: () => T): T;
  /** How many documents of each kind there are; 0 for a kind that is known but empty. */
  counts(): Record<string, number>;
  close(): void;
}

/**
 * Opens or creates the file (`:memory:` for none). WAL with `synchronous = NORMAL`: a killed process loses
 * nothing; only a power cut may lose the last moments, which a stand-in can bear for ten times the speed.
 */
export function createState(file: string): State {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS docs (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, shop TEXT NOT NULL, value TEXT NOT NULL,
      UNIQUE (kind, id));
    CREATE INDEX IF NOT EXISTS docs_by_shop ON docs (kind, shop, seq);
    CREATE TABLE IF NOT EXISTS kv (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS blobs (id TEXT PRIMARY KEY, bytes BLOB NOT NULL);
  `);
  const read = db.prepare('SELECT value FROM kv WHERE key = ?');
  const write = db.prepare(
    'INSERT INTO kv (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const readBlob = db.prepare('SELECT bytes FROM blobs WHERE id = ?');
  const writeBlob = db.prepare('INSERT OR REPLACE INTO blobs (id, bytes) VALUES (?, ?)');
  const countKinds = db.prepare('SELECT kind, count(*) AS total FROM docs GROUP BY kind ORDER BY kind');
  /** Opened once each: opening prepares statements and looks for indexes. */
  const opened = new Map<string, Collection<unknown>>();
  let depth = 0;

  return {
    db,
    collection<T>(kind: string, indexes: readonly string[] = []) {
      const name = [kind, ...indexes].join(' ');
      const known = opened.get(name) ?? openCollection<unknown>(db, kind, indexes);
      opened.set(name, known);
      return known as Collection<T>;
    },
    get<T>(key: string) {
      const row = read.get(key);
      return row === undefined ? undefined : (JSON.parse(String(row['value'])) as T);
    },
    set: (key, value) => void write.run(key, JSON.stringify(value)),
    putBlob: (id, bytes) => void writeBlob.run(id, bytes),
    getBlob: (id) => readBlob.get(id)?.['bytes'] as Uint8Array | undefined,
    transaction(work) {
      if (depth > 0) return work();
      depth += 1;
      db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    counts() {
      const counted = new Map(countKinds.all().map((row) => [String(row['kind']), Number(row['total'])]));
      const names = [
        ...new Set([...[...opened.keys()].map((name) => name.split(' ', 1)[0] ?? ''), ...counted.keys()]),
      ].sort();
      return Object.fromEntries(names.map((kind) => [kind, counted.get(kind) ?? 0]));
    },
    close: () => db.close(),
  };
}
