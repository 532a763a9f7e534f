import { areTwins, type CategoryTree } from './category-tree.ts';
import type { EvidenceOfProduct } from './weigh-evidence.ts';

/** How far a product's own category is borne out by its products, 0–1: some shops sort with care, some not at all. */
export interface CategoryTrust {
  /** That its name tells the leaf. */
  readonly leaf: number;
  /** That its name tells the department. */
  readonly department: number;
}

/** Nothing is known of the category yet. */
export const UNTESTED: CategoryTrust = { leaf: 0.5, department: 0.5 };

/**
 * Compares what a category's name says with what is said of samples of its products without it: by TikTok's
 * recommendation, or else by the title. Few samples move little.
 */
export function measureTrust(samples: readonly EvidenceOfProduct[], tree: CategoryTree): CategoryTrust {
  let asked = 0;
  let sameLeaf = 0;
  let sameDepartment = 0;
  for (const { evidence, leaning } of samples) {
    const own =
      evidence.find(({ source }) => source === 'recommend') ?? evidence.find(({ source }) => source === 'names');
    const leaf = own && tree.leaf(own.leafId);
    if (!leaf) continue;
    asked += 1;
    const said = evidence.filter(({ source }) => source === 'category').toSorted((a, b) => b.strength - a.strength)[0];
    const claimed = said && tree.leaf(said.leafId);
    // A category seldom tells for whom a thing is.
    if (claimed && (claimed.id === leaf.id || areTwins(claimed, leaf))) sameLeaf += 1;
    const [department] = [...leaning].toSorted((a, b) => b[1] - a[1])[0] ?? [];
    if (department === leaf.chain[0]?.id) sameDepartment += 1;
  }
  return { leaf: smooth(sameLeaf, asked), department: smooth(sameDepartment, asked) };
}

/** Evidence with the category's word counting as much as it is borne out. */
export function withTrust(product: EvidenceOfProduct, trust: CategoryTrust): EvidenceOfProduct {
  return {
    ...product,
    evidence: product.evidence.map((one) =>
      one.source === 'category' ? { ...one, strength: one.strength * trust.leaf } : one,
    ),
    leaning: new Map([...product.leaning].map(([id, lean]) => [id, lean * trust.department])),
  };
}

const smooth = (agreeing: number, asked: number): number => (agreeing + 1) / (asked + 2);
