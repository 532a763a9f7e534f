import { parseDuration } from './durations.ts';
import type { Kernel } from './kernel.ts';
import { createRandom, hashText } from './random.ts';

/** One message on its way to one address; visible as `/_sandbox/state?kind=deliveries`. */
export interface Delivery {
  id: string;
  shop: string;
  /** The service's own name or number of the event. */
  type: string;
  url: string;
  body: string;
  status: 'pending' | 'delivered' | 'refused' | 'dropped' | 'given-up';
  attempts: { at: string; status: number | null; error?: string; ms: number }[];
  createdAt: string;
  /** The delivery this one repeats, by `duplicate`. */
  duplicateOf?: string;
  /** A delivery held back until the first attempt of this one has ended, by `reorder`. */
  followedBy?: string;
}

/** How badly messages travel; all off by default. */
export interface DeliveryMood {
  /** Share of messages sent twice, 0 to 1. */
  duplicate: number;
  /** Share of messages that never leave. */
  drop: number;
  /** Of every two messages the later one leaves first. */
  reorder: boolean;
  /** Milliseconds of the sandbox's clock before the first attempt. */
  delay: number;
}

export interface DeliveryOptions {
  kernel: Kernel;
  /** Headers of one attempt (signature, content type); made at sending, over the very bytes sent. */
  headers: (delivery: Delivery) => Record<string, string>;
  /** Waits after a failed attempt, in ms of the sandbox's clock; when they are used up the message is given up. */
  retryAfter: readonly number[];
  /** What an HTTP status means: default 2xx delivered, all else another try. */
  judge?: (status: number) => 'delivered' | 'refused' | 'retry';
  /** Milliseconds of real time a receiver has; default 3,000. */
  timeoutMs?: number;
}

export interface Deliveries {
  /** Puts a message into the queue; its first attempt starts at once unless the mood (of `scope`, default the whole sandbox) says otherwise. */
  send(message: { shop: string; type: string; url: string; body: string; scope?: string }): void;
  mood(scope?: string): DeliveryMood;
  setMood(wanted: unknown, scope?: string): DeliveryMood | { problem: string };
  /** Takes up what a stop or a kill left unfinished. Call once, before the clock starts. */
  resume(): void;
}

const calm: DeliveryMood = { duplicate: 0, drop: 0, reorder: false, delay: 0 };
/** How long a message held back for `reorder` waits for a later one. */
const holdMs = 1000;
const mostAtOnce = 16;

/** The queue of outgoing webhooks: persisted, at least once, retried by the sandbox's clock. */
export function createDeliveries(options: DeliveryOptions): Deliveries {
  const { kernel, retryAfter, judge = judgeByClass, timeoutMs = 3000 } = options;
  const { state, clock } = kernel;
  const deliveries = state.collection<Delivery>('deliveries', ['status']);
  const gate = createGate(mostAtOnce);

  clock.on<{ id: string }>('delivery', ({ id }) => attempt(id));

  function mood(scope = ''): DeliveryMood {
    return { ...calm, ...state.get<DeliveryMood>(`mood:${scope}`) };
  }

  function draw(scope: string, probability: number): boolean {
    if (probability <= 0) return false;
    const key = `mood:${scope}:chance`;
    const random = createRandom(state.get<number>(key) ?? hashText(`${kernel.seed}:${scope}`));
    const falls = random.chance(probability);
    state.set(key, random.state());
    return falls;
  }

  function add(message: Omit<Delivery, 'id' | 'attempts' | 'createdAt'>): Delivery {
    const number = (state.get<number>('deliveries:last') ?? 0) + 1;
    state.set('deliveries:last', number);
    const delivery: Delivery = {
      id: String(number),
      attempts: [],
      createdAt: new Date(clock.now()).toISOString(),
      ...message,
    };
    deliveries.put(delivery.id, delivery.shop, delivery);
    return delivery;
  }

  /** With `reorder`, a message waits for the next one and leaves after it. */
  function plan(delivery: Delivery, { reorder, delay }: DeliveryMood, scope: string): void {
    const dueAt = clock.now() + delay;
    if (!reorder) {
      clock.schedule('delivery', dueAt, { id: delivery.id });
      return;
    }
    const key = `mood:${scope}:held`;
    const held = state.get<{ id: string; timer: number } | null>(key) ?? null;
    const waits = held !== null && deliveries.get(held.id)?.attempts.length === 0;
    if (held === null || !waits) {
      const timer = clock.schedule('delivery', dueAt + holdMs, { id: delivery.id });
      state.set(key, { id: delivery.id, timer });
      return;
    }
    clock.cancel(held.timer);
    state.set(key, null);
    deliveries.put(delivery.id, delivery.shop, { ...delivery, followedBy: held.id });
    clock.schedule('delivery', dueAt, { id: delivery.id });
  }

  async function attempt(id: string): Promise<void> {
    const delivery = deliveries.get(id);
    if (delivery === undefined || delivery.status !== 'pending') return;
    const at = new Date(clock.now()).toISOString();
    const started = performance.now();
    const { status, error } = await gate(() => post(delivery, options.headers(delivery), timeoutMs));
    const ms = Math.round(performance.now() - started);
    const attempts = [...delivery.attempts, { at, status, ms, ...(error === undefined ? {} : { error }) }];
    const verdict = status === null ? 'retry' : judge(status);
    const wait = retryAfter[attempts.length - 1];
    const { followedBy: held, ...rest } = delivery;
    const outcome = verdict !== 'retry' ? verdict : wait === undefined ? 'given-up' : 'pending';
    state.transaction(() => {
      deliveries.put(id, delivery.shop, { ...rest, attempts, status: outcome });
      if (outcome === 'pending' && wait !== undefined) clock.schedule('delivery', clock.now() + wait, { id });
      if (held !== undefined) clock.schedule('delivery', clock.now(), { id: held });
    });
  }

  return {
    mood,
    setMood(wanted, scope = '') {
      const problem = findProblem(wanted);
      if (problem !== undefined) return { problem };
      const { delay, ...rest } = wanted as Partial<DeliveryMood>;
      const next = { ...mood(scope), ...rest, ...(delay === undefined ? {} : { delay: parseDuration(delay) ?? 0 }) };
      state.set(`mood:${scope}`, next);
      return next;
    },
    send({ scope = '', ...message }) {
      state.transaction(() => {
        const now = mood(scope);
        const dropped = draw(scope, now.drop);
        const delivery = add({ ...message, status: dropped ? 'dropped' : 'pending' });
        if (dropped) return;
        plan(delivery, now, scope);
        if (draw(scope, now.duplicate)) {
          const again = add({ ...message, status: 'pending', duplicateOf: delivery.id });
          clock.schedule('delivery', clock.now() + now.delay, { id: again.id });
        }
      });
    },
    resume() {
      const planned = new Set(
        state.db
          .prepare(`SELECT json_extract(payload, '$.id') AS id FROM timers WHERE kind = 'delivery'`)
          .all()
          .map((row) => String(row['id'])),
      );
      for (const { id } of deliveries.find('status', 'pending')) {
        if (!planned.has(id)) clock.schedule('delivery', clock.now(), { id });
      }
    },
  };
}

async function post(
  delivery: Delivery,
  headers: Record<string, string>,
  timeoutMs: number,
): Promise<{ status: number | null; error?: string }> {
  try {
    const response = await fetch(delivery.url, {
      method: 'POST',
      headers,
      body: Buffer.from(delivery.body, 'utf8'),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { status: null, error: cause instanceof Error ? cause.message : String(cause) };
  }
}

function judgeByClass(status: number): 'delivered' | 'retry' {
  return status >= 200 && status < 300 ? 'delivered' : 'retry';
}

/** Lets at most `most` works run at once; the others wait in line. */
function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => line.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // A place is handed on to the next in line, or given back.
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

function findProblem(wanted: unknown): string | undefined {
  if (typeof wanted !== 'object' || wanted === null) return 'The body must be an object.';
  const { duplicate, drop, reorder, delay } = wanted as Record<string, unknown>;
  for (const [name, share] of Object.entries({ duplicate, drop })) {
    if (share !== undefined && !(typeof share === 'number' && share >= 0 && share <= 1))
      return `${name} must be a number from 0 to 1.`;
  }
  if (reorder !== undefined && typeof reorder !== 'boolean') return 'reorder must be true or false.';
  if (delay !== undefined && parseDuration(delay) === undefined) return 'delay must be a duration such as 1s.';
  return undefined;
}
