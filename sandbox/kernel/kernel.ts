import { join } from 'node:path';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createIds } from './ids.ts';
import type { Ids } from './ids.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { createLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { createState } from './state.ts';
import type { State } from './state.ts';
import { createSwitches } from './switches.ts';
import type { SwitchDefinition, Switches } from './switches.ts';

/** What every sandbox is built on: its memory, clock, ids, and what makes it misbehave on demand. */
export interface Kernel<SwitchName extends string = string> {
  /** The seed of its first start; a later start with another seed does not change what there is. */
  seed: number;
  state: State;
  clock: Clock;
  ids: Ids;
  faults: Faults;
  limits: Limits;
  journal: Journal;
  switches: Switches<SwitchName>;
  /** For control calls: the shop's id of an id or name; undefined where there is no such shop. */
  resolveShop: (idOrName: string) => string | undefined;
  /** Stops the clock, waits for what it started, closes the file. */
  stop(): Promise<void>;
}

export interface KernelOptions<SwitchName extends string> {
  /** The file's name without `.sqlite`. */
  name: string;
  /** Undefined keeps everything in memory. */
  stateDir?: string;
  seed: number;
  switches: Record<SwitchName, SwitchDefinition>;
  /** Default rate limit per caller and API; null for none. */
  perSecond: number | null;
  resolveShop?: (state: State, idOrName: string) => string | undefined;
}

/** Opens the state and everything on it. The clock starts with `kernel.clock.start()`, after its handlers are named. */
export function openKernel<SwitchName extends string>(options: KernelOptions<SwitchName>): Kernel<SwitchName> {
  const { name, stateDir } = options;
  const state = createState(stateDir === undefined ? ':memory:' : join(stateDir, `${name}.sqlite`));
  const seed = state.get<number>('seed') ?? options.seed;
  state.set('seed', seed);
  const clock = createClock(state);
  return {
    seed,
    state,
    clock,
    ids: createIds(state, seed),
    faults: createFaults(state),
    limits: createLimits(state, options.perSecond),
    journal: createJournal(state),
    switches: createSwitches(state, options.switches),
    resolveShop: (idOrName) =>
      options.resolveShop?.(state, idOrName) ?? (options.resolveShop === undefined ? idOrName : undefined),
    async stop() {
      await clock.stop();
      state.close();
    },
  };
}
