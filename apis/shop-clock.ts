/** The time by which a shop counts its days. */
export type ShopClock = () => Promise<Date>;

/**
 * A shop's clock. Real shops follow real time; a stand-in has a clock of its own, told at `url` as `{"now": ISO 8601}`.
 * What it said holds for `freshMs`; a clock that does not answer is taken to go on as it was.
 */
export function createShopClock(url: string | null, freshMs: number): ShopClock {
  if (url === null) return async () => new Date();
  let offsetMs = 0;
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      const answer = await fetch(url!, { signal: AbortSignal.timeout(LONGEST_READ_MS) });
      const { now } = (await answer.json()) as { now?: unknown };
      const time = typeof now === 'string' ? Date.parse(now) : Number.NaN;
      if (!Number.isNaN(time)) offsetMs = time - Date.now();
      readAt = performance.now();
    } catch {
      // Goes on as it was.
    } finally {
      reading = null;
    }
  }

  return async () => {
    if (performance.now() - readAt >= freshMs) await (reading ??= read());
    return new Date(Date.now() + offsetMs);
  };
}

const LONGEST_READ_MS = 2_000;
