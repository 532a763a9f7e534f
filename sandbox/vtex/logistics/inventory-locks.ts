/** A lock for each SKU and warehouse that a write holds for a while of real time: the next write within it finds it taken. */
export function createInventoryLocks(
  now: () => number = () => performance.now(),
): (key: string, holdMs: number) => boolean {
  const until = new Map<string, number>();
  return (key, holdMs) => {
    const at = now();
    if ((until.get(key) ?? 0) > at) return false;
    if (until.size > 10_000) for (const [other, end] of until) if (end <= at) until.delete(other);
    until.set(key, at + holdMs);
    return true;
  };
}
