import type { GoogleCategories } from '../domain/listing/taxonomy.ts';
import { closedBy, leafPath, type CategoryTree } from '../domain/taxonomy/category-tree.ts';
import { evidenceOfNames } from '../domain/taxonomy/gather-evidence.ts';
import type { MappingSearch } from '../domain/taxonomy/similar-mappings.ts';
import { withTrust, type CategoryTrust } from '../domain/taxonomy/trust-category.ts';
import { weighEvidence, type EvidenceOfProduct, type Suggestion } from '../domain/taxonomy/weigh-evidence.ts';
import type { NamedSuggestion, SuggestionState } from '../storage/category-suggestions.ts';
import type { DescribedProduct } from './describe-product.ts';
import type { RecommendCategory } from './recommend-category.ts';
import type { OpenCategories } from './shop-categories.ts';
import type { ConnectedShop } from './tiktok-access.ts';

/** What the suggestions for one client's products have in common. */
export interface SuggestScene extends OpenCategories {
  readonly client: string;
  readonly shop: ConnectedShop;
  readonly recommend: RecommendCategory;
  readonly google: GoogleCategories;
  readonly similar: MappingSearch;
  readonly adopt: boolean;
  readonly threshold: number;
  readonly signal: AbortSignal;
}

/** The leaves that speak for a product, the surest first, from all three sources. @throws ApiFailure */
export async function suggestLeaf(
  scene: SuggestScene,
  product: DescribedProduct,
  trust: CategoryTrust,
): Promise<Suggestion[]> {
  return weighEvidence(withTrust(await gatherEvidence(scene, product), trust), scene.tree);
}

/** What the three sources say of a product. @throws ApiFailure */
export async function gatherEvidence(scene: SuggestScene, product: DescribedProduct): Promise<EvidenceOfProduct> {
  const names = evidenceOfNames(product, scene);
  const recommended = await scene.recommend(scene.shop, product, scene.signal);
  const evidence = [
    ...(recommended ? [{ source: 'recommend' as const, leafId: recommended, strength: 1 }] : []),
    ...names.evidence,
    ...scene.similar(product),
  ];
  return { ...names, evidence };
}

/** What becomes of a suggestion. */
export function judgeSuggestion(scene: SuggestScene, best: Suggestion | undefined): SuggestionState {
  if (!best || best.confidence < scene.threshold) return 'below';
  const leaf = scene.tree.leaf(best.leafId);
  if (!leaf || closedBy(leaf)) return 'closed';
  return scene.adopt ? 'adopted' : 'open';
}

/** With the leaves' names, for people; the best three. */
export function nameSuggestions(tree: CategoryTree, suggestions: readonly Suggestion[]): NamedSuggestion[] {
  return suggestions.slice(0, MOST_NAMED).flatMap((suggestion) => {
    const leaf = tree.leaf(suggestion.leafId);
    return leaf ? [{ ...suggestion, evidence: [...suggestion.evidence], path: leafPath(leaf) }] : [];
  });
}

/** The best suggestions in one line; null where there are none worth a look. */
export function wordSuggestions(best: readonly NamedSuggestion[]): string | null {
  const worth = best.filter(({ confidence }) => confidence >= WORTH_A_LOOK).slice(0, 2);
  if (worth.length === 0) return null;
  return worth
    .map(({ path, leafId, confidence }) => `${path} [${leafId}] ${Math.round(confidence * 100)} %`)
    .join('; ');
}

const MOST_NAMED = 3;
const WORTH_A_LOOK = 0.2;
