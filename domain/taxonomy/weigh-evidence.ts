import { areTwins, nearness, type CategoryTree, type Leaf } from './category-tree.ts';
import type { TellingWords } from './telling-words.ts';

/** Where a hint about a product's leaf comes from. */
export type EvidenceSource =
  /** TikTok's own recommendation for the product. */
  | 'recommend'
  /** The leaves' names, looked up by the product's title together with its own category. */
  | 'names'
  /** The leaves' names, looked up by the product's category alone. */
  | 'category'
  /** What the client's other mappings chose for a similar category or similar words. */
  | 'mappings';

export interface Evidence {
  readonly source: EvidenceSource;
  readonly leafId: string;
  /** 0–1, how sure the source itself is. */
  readonly strength: number;
  /** For people: the words that met, or the mapping that is alike. */
  readonly detail?: string;
}

/** How much of a product's own category speaks for a department of the tree, 0–1 each. */
export type DepartmentLeaning = ReadonlyMap<string, number>;

export interface EvidenceOfProduct {
  readonly evidence: readonly Evidence[];
  readonly leaning: DepartmentLeaning;
  /** It may stand among women's things as well as among men's: leaves that differ in that alone are one. */
  readonly isUnisex: boolean;
  /** Its texts say for whom it is. */
  readonly tellsGender: boolean;
  /** What its title says of the groups of a department; absent: nothing. */
  readonly groups?: TellingWords;
}

export interface Suggestion {
  readonly leafId: string;
  /** 0–1 */
  readonly confidence: number;
  /** What spoke for this leaf. */
  readonly evidence: readonly Evidence[];
}

/**
 * The leaves that the evidence speaks for, the surest first. Sources that agree raise each other: what is left to
 * doubt is multiplied. A source that points elsewhere lowers, the more so the further off it points. Leaves that the
 * tree does not have are left out.
 */
export function weighEvidence(product: EvidenceOfProduct, tree: CategoryTree): Suggestion[] {
  const known = product.evidence.flatMap((one) => {
    const leaf = tree.leaf(one.leafId);
    return leaf && one.strength > 0 ? [{ ...one, leaf }] : [];
  });
  const isGuessed = (leaf: Leaf): boolean => !product.isUnisex && !product.tellsGender && tree.hasTwin(leaf);
  const candidates = new Map(known.map(({ leaf }) => [leaf.id, leaf]));
  return [...candidates.values()]
    .map((leaf) => ({
      leafId: leaf.id,
      confidence: round(confidenceOf(leaf, known, product) * (isGuessed(leaf) ? GUESSED_GENDER : 1)),
      evidence: known
        .filter((one) => one.leaf.id === leaf.id || (product.isUnisex && areTwins(one.leaf, leaf)))
        .map(({ leaf: _, ...one }) => one),
    }))
    .toSorted((a, b) => b.confidence - a.confidence || (a.leafId < b.leafId ? -1 : 1));
}

type Known = Evidence & { readonly leaf: Leaf };

function confidenceOf(
  leaf: Leaf,
  evidence: readonly Known[],
  { leaning, isUnisex, groups }: Pick<EvidenceOfProduct, 'leaning' | 'isUnisex' | 'groups'>,
): number {
  const department = leaf.chain[0]?.id ?? '';
  const forIt = leaning.get(department) ?? 0;
  const alike = (other: Leaf): number => (isUnisex && areTwins(other, leaf) ? 1 : nearness(other, leaf));
  let doubt = 1;
  let objection = 1;
  for (const source of SOURCES) {
    let own = 0;
    let rival = 0;
    let distance = 0;
    for (const one of evidence) {
      if (one.source !== source) continue;
      const near = alike(one.leaf);
      own = Math.max(own, one.strength * (near === 1 ? 1 : near === 0.5 ? SIBLING : 0));
      if (near < 1 && one.strength > rival) {
        rival = one.strength;
        distance = 1 - near;
      }
    }
    const weight = WEIGHTS[source];
    // A source that says two things says half of each.
    const support = weight * Math.max(0, own - 0.5 * Math.min(rival, own));
    // That the product's own category lies in the leaf's department says something also where no name was met.
    doubt *= 1 - (source === 'category' ? Math.max(support, LEANING * forIt) : support);
    objection *= 1 - OBJECTION * weight * Math.max(0, rival - 0.8 * own) * distance;
  }
  const elsewhere = Math.max(0, ...[...leaning].filter(([id]) => id !== department).map(([, lean]) => lean));
  objection *= 1 - LEANING_OBJECTION * Math.max(0, elsewhere - forIt);
  const told = groups?.hear(leaf) ?? 'nothing';
  // A word in passing is no name: nearly all of the leaf's name must be there, and TikTok's recommendation must say it, too.
  const isSaid = (source: EvidenceSource, least: number): boolean =>
    evidence.some((one) => one.source === source && one.leaf.id === leaf.id && one.strength >= least);
  if (told === 'says' && isSaid('recommend', 0) && isSaid('names', NEARLY_WHOLE)) doubt *= 1 - GROUP_SAID;
  if (told === 'denies') objection *= 1 - GROUP_DENIED;
  return (1 - doubt) * objection;
}

const SOURCES: readonly EvidenceSource[] = ['recommend', 'names', 'category', 'mappings'];

/** Calibrated by eye on real feeds; see the decision on suggestions. No source alone reaches the default threshold. */
const WEIGHTS: Readonly<Record<EvidenceSource, number>> = {
  recommend: 0.5,
  names: 0.65,
  category: 0.5,
  mappings: 0.65,
};
/** Jeans that nobody says are for men or for women: one of the two leaves is wrong. */
const GUESSED_GENDER = 0.75;
const OBJECTION = 0.9;
const GROUP_SAID = 0.4;
/** Half of a name is met by chance in other languages: honey in a lip balm, a base in a bath foam. */
const NEARLY_WHOLE = 0.75;
const GROUP_DENIED = 0.45;
/** What a sibling's name is worth for a leaf. */
const SIBLING = 0.15;
const LEANING = 0.25;
const LEANING_OBJECTION = 0.4;

const round = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;
