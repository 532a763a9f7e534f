/** The day in Brasília that a moment falls in, as `2026-03-10`: TikTok's daily quotas for Brazilian shops count by it. */
export function brazilDay(moment: Date): string {
  return new Date(moment.getTime() - BRASILIA_MS).toISOString().slice(0, 10);
}

/** The next midnight in Brasília. */
export function nextBrazilDay(moment: Date): Date {
  const midnight = new Date(moment.getTime() - BRASILIA_MS);
  midnight.setUTCHours(24, 0, 0, 0);
  return new Date(midnight.getTime() + BRASILIA_MS);
}

/** Three hours behind UTC all year, since 2019. */
const BRASILIA_MS = 3 * 60 * 60_000;
