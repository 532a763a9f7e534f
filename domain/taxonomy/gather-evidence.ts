import type { CategoryTree } from './category-tree.ts';
import type { NameMatch, NameSearch } from './search-names.ts';
import type { ListenForGroups } from './telling-words.ts';
import type { DepartmentLeaning, Evidence, EvidenceOfProduct } from './weigh-evidence.ts';

/** A product as suggestions see it. */
export interface ProductText {
  readonly title: string;
  /** Its own categories as people wrote them, from root to leaf, the most telling first; may be empty. */
  readonly categories: readonly string[];
  /** Google's `gender` where the source has one. */
  readonly gender?: string;
}

/** A tree with what listens for its names. */
export interface NamesOfTree {
  readonly tree: CategoryTree;
  readonly search: NameSearch;
  readonly listen: ListenForGroups;
}

/** What the names of the tree's leaves say of a product. */
export function evidenceOfNames(product: ProductText, { search, listen, tree }: NamesOfTree): EvidenceOfProduct {
  const category = product.categories.map(lastParts).join(' ');
  const gender = GENDER[product.gender ?? ''] ?? '';
  const byTitle = search({ text: `${product.title} ${gender}`, context: category });
  const byCategory = search({ text: category, context: gender, most: 8 });
  return {
    evidence: [
      ...byTitle.slice(0, 3).map((match): Evidence => toEvidence('names', match)),
      ...byCategory.slice(0, 3).map((match): Evidence => toEvidence('category', match)),
    ],
    leaning: leaningOf(byCategory, tree),
    tellsGender: gender !== '' || TELLS_GENDER.test([product.title, ...product.categories].join(' ')),
    groups: listen(product.title),
    isUnisex: product.gender === 'unisex' || /\buniss?ex\b/i.test(product.title),
  };
}

/** The department that most of what was found lies in, as far as it is one. */
function leaningOf(matches: readonly NameMatch[], tree: CategoryTree): DepartmentLeaning {
  const leaning = new Map<string, number>();
  let total = 0;
  for (const { leafId, weight } of matches) {
    const department = tree.leaf(leafId)?.chain[0]?.id;
    if (department === undefined) continue;
    leaning.set(department, (leaning.get(department) ?? 0) + weight);
    total += weight;
  }
  for (const [id, part] of leaning) leaning.set(id, part / total);
  return leaning;
}

function toEvidence(source: 'names' | 'category', { leafId, strength, words }: NameMatch): Evidence {
  return { source, leafId, strength, detail: words.join(' ') };
}

/** The last two names of a path: what stands above them says less than it misleads. */
function lastParts(path: string): string {
  return path
    .split(/\s*[>»/]\s*/)
    .slice(-2)
    .join(' ');
}

/** In Portuguese, Spanish, English and French. */
const TELLS_GENDER =
  /\b(feminin[oa]s?|masculin[oa]s?|mulher(es)?|homem|homens|mujer(es)?|hombres?|wom[ae]n'?s?|m[ae]n'?s?|ladies|femmes?|hommes?|girls?|boys?|menin[oa]s?)\b/i;

const GENDER: Readonly<Record<string, string>> = { female: 'feminino women', male: 'masculino men' };
