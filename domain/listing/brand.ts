import { foldText } from './fold-text.ts';

/** A brand as a listing names it: TikTok's id, and the name for people. */
export interface ListingBrand {
  readonly id: string;
  readonly name: string;
}

/** Where a brand of the client stands with TikTok. */
export type BrandState =
  /** TikTok has it, and the shop is authorized to sell it. */
  | 'matched'
  /** TikTok has it; usable without an authorization, but buyers do not see it until there is one. */
  | 'unauthorized'
  /** TikTok has it, and refuses it: T1 without authorization, or not available (contract section 4.8). */
  | 'unusable'
  /** Several of TikTok's brands have this name: a person chooses. */
  | 'ambiguous'
  /** TikTok does not know it, or it was not looked up yet. */
  | 'unknown'
  /** Unknown, and wanted: waits for its creation. */
  | 'to-create'
  /** The shop's own brand, made by Ponte; unauthorized like any other. */
  | 'created'
  /** Listed without a brand: an operator said so, or the name is none. */
  | 'no-brand';

/** What the rules know of one brand of the client. */
export interface KnownBrand {
  readonly state: BrandState;
  /** As a listing may name it; null where none may. */
  readonly brand: ListingBrand | null;
  readonly isAuthorized: boolean;
  /**
   * Why none may: `unauthorized-t1`, `unavailable`, the code of a refusal, or `of-live-shop` where it was made for the
   * live shop and the listing is for the sandbox shop.
   */
  readonly obstacle: string | null;
  /** Leaves in which it may not be sold (12052201). */
  readonly refusedIn: ReadonlySet<string>;
}

/** The brands of a client by `brandKey`; one that is not in it was never matched. */
export type BrandIndex = ReadonlyMap<string, KnownBrand>;

/**
 * A brand's name as it is looked up by: letters and digits of any script alone, without accents, case, punctuation,
 * spaces, marks (®, ™) or a legal form at its end. `L'Oréal®` is `loreal`, `Luz & Cia Ltda.` is `luzecia`.
 * Empty where the name names nothing.
 */
export function brandKey(name: string): string {
  const words = plainWords(name);
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1)!)) words.pop();
  return words.join('');
}

/** Whether a name says that there is no brand: it is never made one on TikTok. */
export function isPlaceholderBrand(name: string): boolean {
  return PLACEHOLDERS.has(brandKey(name));
}

function plainWords(name: string): string[] {
  return foldText(name.replaceAll(/[®™©℠℗]|\((?:r|tm|c)\)/giu, ' '))
    .replaceAll(/\bs\s?[./]\s?a\b\.?/gu, ' sa ')
    .replaceAll(/(?<=[\p{L}\p{N}]\s?)[&+](?=\s?[\p{L}\p{N}])/gu, ' e ')
    .replaceAll(/(?<=[\p{L}\p{N}])\+/gu, ' plus ')
    .replaceAll(/['’‘`´ʼ.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Legal forms that shops append to a brand; forms that are also words ("me", "co") are left alone. */
const LEGAL_FORMS: ReadonlySet<string> = new Set([
  'ltda',
  'limitada',
  'sa',
  'eireli',
  'epp',
  'slu',
  'inc',
  'llc',
  'ltd',
  'gmbh',
  'srl',
]);

const PLACEHOLDERS: ReadonlySet<string> = new Set(
  [
    'sem marca',
    'sem-marca',
    'no brand',
    'unbranded',
    'genérico',
    'genérica',
    'generic',
    'não informado',
    'não informada',
    'não se aplica',
    'não possui',
    'nenhuma',
    'none',
    'null',
    'undefined',
    'n/a',
    'na',
    'outros',
    'outras',
    'marca',
    'brand',
  ].map(brandKey),
);
