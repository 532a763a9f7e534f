import type { FeedItem } from '../../feed/feed-item.ts';
import type { CategoryAttribute } from '../category.ts';
import type { SourceSku } from '../group-products.ts';
import { attributeKind, nameKey, type AttributeKind } from './attribute-names.ts';
import { kindOf, namesOf } from './match-value.ts';
import { plainTexts } from './plain-text.ts';

/** What one source says of a product: texts by the key of their name, and by what the name is about. */
export interface Facts {
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byKind: ReadonlyMap<AttributeKind, readonly string[]>;
}

/**
 * What the sources say of a product, the most trusted first: VTEX's product specifications, the feed's fields, its
 * details, and what VTEX says of each SKU.
 */
export function readFacts(skus: readonly SourceSku[]): Facts[] {
  return SOURCES.map((source) => collect(skus.flatMap(source)));
}

/** What a source says of an attribute: under its own name, else under another name for the same. */
export function factsAbout(attribute: CategoryAttribute, facts: Facts): readonly string[] {
  for (const name of namesOf(attribute)) {
    const texts = facts.byName.get(nameKey(name));
    if (texts) return texts;
  }
  const kind = kindOf(attribute);
  return (kind && facts.byKind.get(kind)) ?? [];
}

type Said = readonly [name: string, value: string | undefined];

const SOURCES: readonly ((sku: SourceSku) => Said[])[] = [
  ({ enrichment }) => listed(enrichment?.productSpecifications),
  ({ item, enrichment }) => [
    ...FIELDS.map(([field, name]): Said => [name, item[field]]),
    ['Marca', enrichment?.brandName ?? item.brand],
  ],
  ({ item }) => (item.productDetails ?? []).map(({ name, value }): Said => [name, value]),
  ({ enrichment }) => listed(enrichment?.skuSpecifications),
];

const FIELDS: readonly (readonly [
  keyof FeedItem & ('material' | 'pattern' | 'gender' | 'ageGroup' | 'color' | 'size' | 'mpn'),
  string,
])[] = [
  ['material', 'Material'],
  ['pattern', 'Estampa'],
  ['gender', 'Gênero'],
  ['ageGroup', 'Faixa etária'],
  ['color', 'Cor'],
  ['size', 'Tamanho'],
  ['mpn', 'MPN'],
];

function listed(specifications: readonly { name: string; values: readonly string[] }[] = []): Said[] {
  return specifications.flatMap(({ name, values }) => values.map((value): Said => [name, value]));
}

// More than any name or value that can be matched or sent; what is longer is no answer, and costly to search.
const LONGEST = { name: 200, value: 4000 } as const;

function collect(said: readonly Said[]): Facts {
  const byName = new Map<string, string[]>();
  const byKind = new Map<AttributeKind, string[]>();
  for (const [fullName, value] of said) {
    const name = fullName.slice(0, LONGEST.name);
    const text = plainTexts((value ?? '').slice(0, LONGEST.value)).join('; ');
    if (text === '') continue;
    const kind = attributeKind(name);
    add(byName, nameKey(name), text);
    if (kind) add(byKind, kind, text);
  }
  return { byName, byKind };
}

function add<Key>(map: Map<Key, string[]>, key: Key, text: string): void {
  const texts = map.get(key);
  if (!texts) map.set(key, [text]);
  else if (!texts.includes(text)) texts.push(text);
}
