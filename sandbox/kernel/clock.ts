import type { State } from './state.ts';

/**
 * The sandbox's own clock. It runs with real time (times a rate) and can be moved forward; what is scheduled on it
 * (`schedule`) is kept in the state and fires in order of its due time, also across a restart.
 */
export interface Clock {
  /** Milliseconds since 1970 on the sandbox's clock. */
  now(): number;
  /** Whole seconds since 1970, the form the APIs use. */
  seconds(): number;
  rate(): number;
  /**
   * Moves the clock forward. Time passes in steps: it stands at each due timer while that timer's handler runs to
   * its end, so that what a handler schedules in turn (a retry 30 minutes after a failure) falls due in its place.
   */
  advance(ms: number): Promise<void>;
  setRate(rate: number): void;
  /** Plans `payload` (JSON) for the handler of `kind` at `dueAt` (ms). Returns the timer's id. */
  schedule(kind: string, dueAt: number, payload: unknown): number;
  cancel(id: number): void;
  /** Names what a kind of timer does. Register every kind before `start`. A synchronous handler and the removal of its timer are one transaction. */
  on<T>(kind: string, handler: (payload: T, dueAt: number) => void | Promise<void>): void;
  timers(): { waiting: number; next: number | null };
  start(): void;
  /** Stops firing and waits for the handlers at work. */
  stop(): Promise<void>;
}

type Handler = (payload: never, dueAt: number) => void | Promise<void>;
interface Base {
  real: number;
  virtual: number;
  rate: number;
}
/** Longest sleep between two looks at the timers; setTimeout cannot hold more than 24 days. */
const longestSleep = 60_000;

/** Opens the clock kept in `state`; a new one shows real time. */
export function createClock(state: State): Clock {
  const { db } = state;
  db.exec(
    'CREATE TABLE IF NOT EXISTS timers (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, due REAL NOT NULL, payload TEXT NOT NULL)',
  );
  db.exec('CREATE INDEX IF NOT EXISTS timers_by_due ON timers (due, id)');
  const insert = db.prepare('INSERT INTO timers (kind, due, payload) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM timers WHERE id = ?');
  const nextDue = db.prepare('SELECT id, kind, due, payload FROM timers WHERE due <= ? ORDER BY due, id LIMIT 1');
  const overview = db.prepare('SELECT count(*) AS waiting, min(due) AS next FROM timers');

  const handlers = new Map<string, Handler>();
  const atWork = new Set<Promise<void>>();
  let base: Base = state.get<Base>('clock') ?? { real: Date.now(), virtual: Date.now(), rate: 1 };
  /** While `advance` walks, the clock stands at the step. */
  let standing: number | undefined;
  let advancing: Promise<void> = Promise.resolve();
  let alarm: NodeJS.Timeout | undefined;
  let running = false;

  const now = (): number => standing ?? base.virtual + (Date.now() - base.real) * base.rate;

  function rebase(virtual: number, rate: number): void {
    base = { real: Date.now(), virtual, rate };
    state.set('clock', base);
  }

  /** Fires the first timer due by `until`; undefined where there is none. */
  function fireNext(until: number, stand: boolean): Promise<void> | true | undefined {
    const row = nextDue.get(until);
    if (row === undefined) return undefined;
    const [id, kind, due] = [Number(row['id']), String(row['kind']), Number(row['due'])];
    const handler = handlers.get(kind);
    if (stand) standing = Math.max(standing ?? 0, due);
    const work = run(id, kind, () => handler?.(JSON.parse(String(row['payload'])) as never, due));
    if (!(work instanceof Promise)) return true;
    const settled = work.catch((error: unknown) => report(kind, error)).finally(() => atWork.delete(settled));
    atWork.add(settled);
    return settled;
  }

  /** A handler that throws changes nothing, and is not asked again. */
  function run(id: number, kind: string, work: () => void | Promise<void>): void | Promise<void> {
    try {
      return state.transaction(() => {
        remove.run(id);
        return work();
      });
    } catch (error) {
      remove.run(id);
      report(kind, error);
    }
  }

  function fireDue(): void {
    if (!running || standing !== undefined) return;
    while (fireNext(now(), false) !== undefined);
    setAlarm();
  }

  function setAlarm(): void {
    clearTimeout(alarm);
    if (!running || standing !== undefined) return;
    const next = overview.get()?.['next'];
    if (typeof next !== 'number') return;
    const wait = Math.min(longestSleep, Math.max(0, Math.ceil((next - now()) / base.rate)));
    alarm = setTimeout(fireDue, wait);
    alarm.unref();
  }

  async function walk(ms: number): Promise<void> {
    // What is on its way ends first: a delivery that fails now is retried from now, not from the moment we go to.
    await Promise.allSettled(atWork);
    const target = now() + ms;
    standing = now();
    try {
      for (let fired = fireNext(target, true); fired !== undefined; fired = fireNext(target, true)) await fired;
    } finally {
      standing = undefined;
      rebase(target, base.rate);
      setAlarm();
    }
  }

  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    rate: () => base.rate,
    advance(ms) {
      advancing = advancing.then(() => walk(ms));
      return advancing;
    },
    setRate(rate) {
      rebase(now(), rate);
      setAlarm();
    },
    schedule(kind, dueAt, payload) {
      const id = Number(insert.run(kind, dueAt, JSON.stringify(payload ?? null)).lastInsertRowid);
      setAlarm();
      return id;
    },
    cancel: (id) => void remove.run(id),
    on: (kind, handler) => void handlers.set(kind, handler),
    timers() {
      const row = overview.get();
      return { waiting: Number(row?.['waiting'] ?? 0), next: row?.['next'] == null ? null : Number(row['next']) };
    },
    start() {
      running = true;
      rebase(now(), base.rate);
      fireDue();
    },
    async stop() {
      running = false;
      clearTimeout(alarm);
      await Promise.allSettled([advancing, ...atWork]);
      rebase(now(), base.rate);
    },
  };
}

function report(kind: string, error: unknown): void {
  console.error(`sandbox: timer ${kind} failed`, error);
}
