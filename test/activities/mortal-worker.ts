import type { TiktokAccess } from '../../activities/tiktok-access.ts';
import type { Scene, Worker } from './scene.ts';

/** What a process that is no more throws from every further step. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface MortalWorker {
  readonly worker: Worker;
  hasDied(): boolean;
}

/**
 * A worker that dies right before its n-th effect: a write of the database or the files, a call of TikTok Shop that
 * writes. What came before is done and stored, nothing comes after. Reads are no steps of their own: dying before one
 * leaves the same behind as dying before the next effect.
 */
export function openMortalWorker(scene: Scene, diesAt: number): MortalWorker {
  let effects = 0;
  const step = (isEffect: boolean): void => {
    if (isEffect) effects += 1;
    if (effects >= diesAt) throw new Crash(`died before effect ${diesAt}`);
  };
  const { db, files } = scene.deps;
  const mortal = {
    ...scene.deps,
    db: replacing(db, 'collection', (name: string) => stepping(db.collection(name), WRITES, step)),
    files: replacing(stepping(files, FILE_WRITES, step), 'open', async (...args: Parameters<typeof files.open>) => {
      step(true);
      return stepping(await files.open(...args), FILE_WRITES, step);
    }),
  };
  const wrapAccess = (access: TiktokAccess): TiktokAccess => ({
    ...access,
    async shopOf(client) {
      const shop = await access.shopOf(client);
      const areas = Object.entries(shop.api).map(([name, area]) => [name, stepping(area as object, CALLS, step)]);
      return { ...shop, api: Object.fromEntries(areas) as typeof shop.api };
    },
  });
  return { worker: scene.openWorker(mortal, wrapAccess), hasDied: () => effects >= diesAt };
}

const WRITES = /^(insert|update|replace|delete|bulkWrite|findOneAnd)/;
const FILE_WRITES = /^(write|close|abort|remove)$/;
const CALLS = /^(create|edit|partialEdit|update|upload|activate|deactivate)/;

/** Every method is asked for leave; those named by `effects` count. */
function stepping<T extends object>(target: T, effects: RegExp, step: (isEffect: boolean) => void): T {
  return new Proxy(target, {
    get(of, name) {
      const value = bound(of, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        step(effects.test(String(name)));
        return (value as (...args: unknown[]) => unknown)(...args);
      };
    },
  });
}

function replacing<T extends object>(target: T, method: keyof T, by: unknown): T {
  return new Proxy(target, { get: (of, name) => (name === method ? by : bound(of, name)) });
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
}
