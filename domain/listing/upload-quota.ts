/** What a refusal taught of a shop's quota. */
export interface LearntQuota {
  /** How many were created that day when TikTok refused the next one. */
  readonly uploads: number;
  /** The day it was refused on. */
  readonly day: string;
}

/**
 * How many products a shop may create on a day in Brasília (contract section 3.4: 1,000, new sellers 100). A refusal closes the rest of its day; one that came at just the number
 * of new sellers tells that the shop is one, which holds for a week before it is tried again.
 */
export function uploadsAllowed(configured: number, learnt: LearntQuota | null, day: string): number {
  if (!learnt || learnt.uploads >= configured) return configured;
  if (learnt.day === day) return learnt.uploads;
  const isNewSeller = learnt.uploads === NEW_SELLER_UPLOADS;
  return isNewSeller && daysBetween(learnt.day, day) < 7 ? NEW_SELLER_UPLOADS : configured;
}

const NEW_SELLER_UPLOADS = 100;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
