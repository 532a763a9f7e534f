import { foldText } from './fold-text.ts';

/** A brand as a listing names it: TikTok's id, and the name for people. */
export interface ListingBrand {
  readonly id: string;
  readonly name: string;
}

/** The brands a client's products may name, by `brandKey`; a brand that is not in it is left out of the listing. */
export type BrandIndex = ReadonlyMap<string, ListingBrand>;

/** A brand's name as it is looked up by: without accents, case or what surrounds it. */
export function brandKey(name: string): string {
  return foldText(name);
}
