const hour = 3_600_000;
/** Brazil keeps UTC−3 the whole year since 2019. */
const offset = -3 * hour;

/** The start (ms) of the day in Brazil that `now` (ms) falls in: daily quotas count from there. */
export function startOfDay(now: number): number {
  return Math.floor((now + offset) / (24 * hour)) * 24 * hour - offset;
}
