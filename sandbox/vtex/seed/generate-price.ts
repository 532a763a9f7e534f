import type { Random } from '../../kernel/random.ts';
import type { FixedPrice, Price } from '../shop.ts';

/**
 * What the SKUs of one product cost, in cents, within `[lowest, highest]`. Squared, so that cheap goods outnumber
 * dear ones as they do in shops.
 */
export function drawProductPrice([lowest, highest]: readonly [number, number], random: Random): number {
  return lowest + (highest - lowest) * random.next() ** 2;
}

/** A SKU's price about that of its product; two in five have a fixed price for the TikTok policy, some on a schedule. */
export function generatePrice(skuId: number, productPrice: number, random: Random): Price {
  const basePrice = endInNinety(productPrice * (random.chance(0.7) ? 1 : 1 + random.next() * 0.12));
  const listPrice = random.chance(0.6) ? endInNinety(basePrice * (1.1 + random.next() * 0.3)) : null;
  const costPrice = Math.round(basePrice * 0.5);
  return {
    skuId,
    basePrice,
    listPrice,
    costPrice,
    markup: markupOf(basePrice, costPrice),
    fixedPrices: random.chance(0.4) ? [fixedPrice(basePrice, listPrice, random)] : [],
  };
}

/** Percent over cost: cost 50, base 99.90 → 99.8. */
function markupOf(basePrice: number, costPrice: number): number {
  return Math.round((basePrice / costPrice - 1) * 10_000) / 100;
}

function fixedPrice(basePrice: number, listPrice: number | null, random: Random): FixedPrice {
  const value = endInNinety(basePrice * (0.88 + random.next() * 0.2));
  const roll = random.int(10);
  const fixed = {
    table: '2',
    value,
    listPrice: listPrice !== null && listPrice > value ? listPrice : null,
    minQuantity: 1,
  };
  if (roll === 0) return { ...fixed, from: '2026-01-01T03:00:00Z', to: '2031-01-01T02:59:59Z' };
  if (roll === 1) return { ...fixed, from: '2025-01-01T03:00:00Z', to: '2026-01-01T02:59:59Z' };
  return fixed;
}

function endInNinety(cents: number): number {
  return Math.max(1090, Math.round((cents - 90) / 100) * 100 + 90);
}
