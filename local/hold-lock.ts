import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Lock {
  readonly release: () => void;
}

/**
 * Holds a lock that the operating system gives back when this process ends, kill -9 included, so a lock is
 * never stale. SQLite's exclusive transaction on an otherwise empty file is that lock, on every platform.
 * Returns undefined where someone else holds it.
 */
export function holdLock(file: string): Lock | undefined {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release() {
      held.delete(database);
      database.close();
    },
  };
}

/** As `holdLock`, but waits for its turn: in steps, because the holder may be in this very process. */
export async function waitForLock(file: string): Promise<Lock> {
  for (;;) {
    const lock = holdLock(file);
    if (lock !== undefined) return lock;
    await sleep(100);
  }
}

const SQLITE_BUSY = 5;
/** A connection that nothing refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<DatabaseSync>();
