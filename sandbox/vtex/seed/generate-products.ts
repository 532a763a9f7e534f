import type { Random } from '../../kernel/random.ts';
import { slugOf } from '../slug.ts';
import type { Balance, Brand, ImageFile, Price, Product, Sku, Specification, SpecificationField } from '../shop.ts';
import { leaves } from './catalogue.ts';
import type { LeafPlan } from './catalogue.ts';
import { describeProduct } from './describe-product.ts';
import { drawProductPrice, generatePrice } from './generate-price.ts';
import { generateSku } from './generate-sku.ts';
import type { SeedPlan } from './shop-seed.ts';

export interface ProductSeedInput {
  readonly plan: SeedPlan;
  readonly random: Random;
  readonly fields: readonly SpecificationField[];
  readonly leafIds: readonly number[];
  readonly brands: readonly Brand[];
}

export interface ProductSeed {
  readonly products: readonly Product[];
  readonly skus: readonly Sku[];
  readonly files: readonly ImageFile[];
  readonly prices: readonly Price[];
  readonly balances: readonly Balance[];
}

/** Products with their SKUs, pictures, prices and stock; the leaves of the tree take turns. */
export function generateProducts(input: ProductSeedInput): ProductSeed {
  const { plan, random, fields, leafIds, brands } = input;
  const seed = {
    products: [] as Product[],
    skus: [] as Sku[],
    files: [] as ImageFile[],
    prices: [] as Price[],
    balances: [] as Balance[],
  };
  const names = leaves.map((leaf) => shuffledNames(leaf, random));
  let specificationId = 200;

  for (let place = 0; place < plan.products; place++) {
    const turn = place % leaves.length;
    const leaf = leaves[turn];
    const categoryId = leafIds[turn];
    if (!leaf || categoryId === undefined) continue;
    const round = Math.floor(place / leaves.length);
    const name = nameAt(names[turn] ?? [], round);
    const leafFields = fields.filter((field) => field.categoryId === categoryId);
    const brand = random.pick(brands);
    const product: Product = {
      id: 1001 + place,
      name,
      linkId: slugOf(name),
      refId: `P${1001 + place}`,
      brandId: brand.id,
      categoryId,
      description: describeProduct(name, leaf, brand.name, random),
      keyWords: name.toLowerCase().split(' ').join(', '),
      active: !random.chance(0.02),
      visible: true,
      showWithoutStock: random.chance(0.5),
      releaseDate: `2026-0${1 + random.int(9)}-${String(1 + random.int(28)).padStart(2, '0')}T00:00:00`,
      specifications: leafFields
        .filter((field) => !field.bySku)
        .map((field) => specify(field, random, ++specificationId)),
      clusterIds: random.chance(0.7) ? [137] : [],
      condition: 'new',
    };
    seed.products.push(product);
    const policies = random.chance(0.08) ? [1] : [1, 2];
    const productPrice = drawProductPrice(leaf.price, random);
    for (const variant of pickVariants(leafFields, random)) {
      const id = 2001 + seed.skus.length;
      const sku = generateSku({ id, product, leaf, variant, policies, random });
      seed.skus.push(sku.sku);
      seed.files.push(...sku.files);
      seed.balances.push(...sku.balances);
      if (id % 211 !== 0) seed.prices.push(generatePrice(id, productPrice, random));
    }
  }
  return seed;
}

function shuffledNames(leaf: LeafPlan, random: Random): string[] {
  const names = leaf.nouns.flatMap((noun) => leaf.styles.map((style) => `${noun} ${style}`));
  for (let last = names.length - 1; last > 0; last--) {
    const other = random.int(last + 1);
    [names[last], names[other]] = [names[other] ?? '', names[last] ?? ''];
  }
  return names;
}

/** After a leaf's names are used up, they come again as a numbered edition. */
function nameAt(names: readonly string[], round: number): string {
  const edition = Math.floor(round / names.length);
  const name = names[round % names.length] ?? '';
  return edition === 0 ? name : `${name} ${edition + 1}ª Edição`;
}

function specify(field: SpecificationField, random: Random, id: number): Specification {
  const value = random.pick(field.values);
  return { id, fieldId: field.id, valueId: value.id, text: value.name };
}

export interface VariantValue {
  readonly field: SpecificationField;
  readonly valueId: number;
  readonly text: string;
}

/** Every combination of a few values of each field that varies by SKU; one empty variant where none does. */
function pickVariants(fields: readonly SpecificationField[], random: Random): VariantValue[][] {
  const varying = fields.filter((field) => field.bySku);
  let variants: VariantValue[][] = [[]];
  for (const field of varying) {
    const many = varying.length > 1 && field === varying[0] ? 1 + random.int(2) : 2 + (random.chance(0.4) ? 1 : 0);
    const first = random.int(Math.max(1, field.values.length - many + 1));
    const chosen = field.values.slice(first, first + many);
    variants = variants.flatMap((variant) =>
      chosen.map((value) => [...variant, { field, valueId: value.id, text: value.name }]),
    );
  }
  return variants;
}
