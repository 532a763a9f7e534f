import type { Random } from '../../kernel/random.ts';
import { slugOf } from '../slug.ts';
import type { Balance, Dimensions, ImageFile, Product, Sku } from '../shop.ts';
import type { LeafPlan } from './catalogue.ts';
import { makeEan } from './ean.ts';
import type { VariantValue } from './generate-products.ts';
import { colours } from './words.ts';

export interface SkuInput {
  readonly id: number;
  readonly product: Product;
  readonly leaf: LeafPlan;
  readonly variant: readonly VariantValue[];
  readonly policies: readonly number[];
  readonly random: Random;
}

/** One SKU with its pictures and balances, among them the gaps of real shops: no EAN, no picture, a tiny picture. */
export function generateSku(input: SkuInput): { sku: Sku; files: ImageFile[]; balances: Balance[] } {
  const { id, product, leaf, variant, policies, random } = input;
  const name = variant.map(({ text }) => text).join(' - ') || product.name;
  const files = drawPlans(input);
  const sku: Sku = {
    id,
    productId: product.id,
    name,
    refId: `${product.refId}-${id}`,
    ean: random.chance(0.08) ? null : makeEan(123_456_000 + id * 7 + product.id * 100_003),
    active: !random.chance(0.03),
    policies,
    package: packageOf(leaf, variant),
    real: random.chance(0.3) ? packageOf(leaf, variant, 0.9) : null,
    specifications: variant.map(({ field, valueId, text }, place) => ({
      id: id * 10 + place,
      fieldId: field.id,
      valueId,
      text,
    })),
    images: files.map((file, place) => ({
      id: id * 10 + place,
      fileId: file.fileId,
      name: `${slugOf(`${product.name} ${variant.map(({ text }) => text).join(' ')}`)}-${place + 1}`,
      label: place === 0 ? 'principal' : '',
    })),
    unitMultiplier: id % 397 === 0 ? 2 : 1,
    measurementUnit: 'un',
    manufacturerCode: '',
    createdAt: `2026-03-${String(1 + random.int(28)).padStart(2, '0')}T14:11:00`,
  };
  return { sku, files, balances: balancesOf(id, random) };
}

function drawPlans({ id, product, leaf, variant, random }: SkuInput): ImageFile[] {
  if (id % 149 === 0) return [];
  const roll = random.next();
  const count = roll < 0.55 ? 1 : roll < 0.85 ? 2 : 4;
  const colour = variant.find(({ field }) => field.name === 'Cor')?.text;
  const fallback = Object.values(colours)[product.id % 10] ?? '#8d9299';
  return Array.from({ length: count }, (_, view) => ({
    fileId: 155_001 + (id - 2001) * 10 + view,
    skuId: id,
    shape: leaf.shape,
    colour: (colour && colours[colour]) ?? fallback,
    lines: [product.name, variant.map(({ text }) => text).join(' ')].filter(Boolean),
    view,
    size: id % 283 === 0 ? 250 : 1000,
  }));
}

function packageOf(leaf: LeafPlan, variant: readonly VariantValue[], share = 1): Dimensions {
  const [height, length, width, weight] = leaf.box;
  const kilos = variant.find(({ field }) => field.name === 'Peso')?.text;
  const grams = kilos ? Number(kilos.replace(',', '.').replace(/[^\d.]/g, '')) * 1000 + 150 : weight;
  const round = (value: number): number => Math.round(value * share * 10) / 10;
  return { height: round(height), length: round(length), width: round(width), weight: Math.round(grams * share) };
}

function balancesOf(skuId: number, random: Random): Balance[] {
  const roll = random.next();
  const out = roll < 0.1;
  const secondOnly = roll >= 0.1 && roll < 0.14;
  const unlimited = roll > 0.985;
  const row = (warehouseId: string, total: number, reserved: number, leadTime: string): Balance => ({
    skuId,
    warehouseId,
    total,
    reserved,
    unlimited: unlimited && warehouseId === '1_1',
    leadTime,
    dateOfSupply: null,
  });
  const first = out || secondOnly ? 0 : 1 + random.int(120);
  const second = out ? 0 : random.int(20) + (secondOnly ? 1 : 0);
  return [
    row('1_1', first, random.chance(0.2) ? Math.min(first, 1 + random.int(3)) : 0, '1.00:00:00'),
    row('1_2', second, 0, '00:00:00'),
  ];
}
