import type { State } from './state.ts';

/** One request to the real API, without query, headers or body: no secret and no buyer's data gets in here. */
export interface Call {
  n: number;
  method: string;
  path: string;
  /** HTTP status; 0 where the connection ended without an answer. */
  status: number;
  /** The service's own code, where its answer has one. */
  code: number | string | null;
  ms: number;
  shop: string | null;
  /** The fault that struck it, if one did. */
  fault: string | null;
}

export interface Journal {
  record(call: Omit<Call, 'n'>): void;
  /** Calls after number `since`, at most 10,000 (`next` goes on from there), and how many each path has had since. */
  read(since: number): { next: number; calls: Call[]; totals: Record<string, number> };
  clear(): void;
}

const mostRows = 10_000;

/** The record of calls. Numbers go on after `clear` and after a restart, so a reader's `since` never points into the future. */
export function createJournal(state: State): Journal {
  state.db.exec(`CREATE TABLE IF NOT EXISTS calls (
    n INTEGER PRIMARY KEY AUTOINCREMENT, method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER NOT NULL,
    code TEXT NOT NULL, ms REAL NOT NULL, shop TEXT, fault TEXT)`);
  const insert = state.db.prepare(
    'INSERT INTO calls (method, path, status, code, ms, shop, fault) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const select = state.db.prepare('SELECT * FROM calls WHERE n > ? ORDER BY n LIMIT ?');
  const total = state.db.prepare('SELECT path, count(*) AS total FROM calls WHERE n > ? GROUP BY path ORDER BY path');
  const last = state.db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'calls'`);

  return {
    record({ method, path, status, code, ms, shop, fault }) {
      insert.run(method, path, status, JSON.stringify(code), ms, shop, fault);
    },
    read(since) {
      const calls = select.all(since, mostRows).map(toCall);
      const newest = Number(last.get()?.['seq'] ?? 0);
      return {
        next: calls.length === mostRows ? (calls.at(-1)?.n ?? since) : newest,
        calls,
        totals: Object.fromEntries(total.all(since).map((row) => [String(row['path']), Number(row['total'])])),
      };
    },
    clear: () => state.db.exec('DELETE FROM calls'),
  };
}

function toCall(row: Record<string, unknown>): Call {
  return {
    n: Number(row['n']),
    method: String(row['method']),
    path: String(row['path']),
    status: Number(row['status']),
    code: JSON.parse(String(row['code'])) as Call['code'],
    ms: Number(row['ms']),
    shop: typeof row['shop'] === 'string' ? row['shop'] : null,
    fault: typeof row['fault'] === 'string' ? row['fault'] : null,
  };
}
