import type { PreviousVariants } from './choose-variants.ts';
import type { DraftListing } from './desired-listing.ts';
import { earlier } from './earlier-twin.ts';
import { MAX_QUANTITY } from './effective-stock.ts';
import { readGtin } from './gtin.ts';
import type { SkuRule } from './listing-rules.ts';
import { PRODUCT_LIMITS } from './product-rules.ts';
import { VARIANT_RULES } from './variant-rules.ts';

/** What a price may be in Brazil, in cents (contract section 4.3: 0.50 to 10,000 BRL). */
const PRICE_LIMITS = { lowest: 50, highest: 1_000_000 } as const;

/** What the feed reader says of a price that it could not take: what it demands, and what TikTok says of such a price. */
const PRICE_PROBLEMS: Readonly<Record<string, readonly [demands: string, source: string]>> = {
  'price-ambiguous': ['a price that reads in one way', '4.3 (a wrong reading sells at a thousandth of the price)'],
  'price-unreadable': ['a price that is a number', '4.3; 12052571, 36009004'],
  'price-range': ['one price, not a range', '4.3 (a SKU has one price)'],
  'price-negative': ['a price that is not negative', '4.3; 12052012, 12052073'],
  'price-zero': ['a price above zero', '4.3; 12052012, 12052073'],
  'price-absurd': ['a price that somebody could pay', '4.3; 12052073, 12052570'],
};

/** Rules on one SKU; of SKUs that clash, the first keeps its place. */
export const SKU_RULES: readonly SkuRule[] = [
  {
    code: 'sku-inactive',
    demands: 'a SKU and product that are switched on in VTEX',
    source: 'vtex 2.2',
    field: 'skus',
    severity: 'blocks',
    check: ({ sku }) => (sku.isActive ? null : {}),
  },
  {
    code: 'condition-not-new',
    demands: 'new goods',
    source: '4.9; 12052316',
    field: 'skus',
    severity: 'blocks',
    check: ({ sku }) =>
      sku.condition === null || NEW.has(sku.condition.toLowerCase()) ? null : { condition: sku.condition },
  },
  ...Object.entries(PRICE_PROBLEMS).map(([code, [demands, source]]): SkuRule => ({
    code,
    demands,
    source,
    field: 'price',
    severity: 'blocks',
    check: ({ sku }) => {
      const told = sku.feedProblems.find((problem) => problem.code === code);
      return sku.price === null && told ? (told.params ?? {}) : null;
    },
  })),
  {
    code: 'price-missing',
    demands: 'a price',
    source: '4.3; 12052571, 36009004',
    field: 'price',
    severity: 'blocks',
    check: ({ sku }) =>
      sku.price === null && !sku.feedProblems.some(({ code }) => Object.hasOwn(PRICE_PROBLEMS, code)) ? {} : null,
  },
  {
    code: 'price-currency',
    demands: "a price in the shop's currency",
    source: '4.3; 12052084',
    field: 'price',
    severity: 'blocks',
    check: ({ sku }, { settings }) =>
      sku.price && sku.price.currency !== settings.shopCurrency
        ? { currency: sku.price.currency ?? '', shopCurrency: settings.shopCurrency }
        : null,
  },
  {
    code: 'price-out-of-bounds',
    demands: 'a price from R$ 0.50 to R$ 10,000.00',
    source: '4.3; 12052073, 12052570',
    field: 'price',
    severity: 'blocks',
    check: ({ sku: { price } }, { settings }) =>
      price?.currency === settings.shopCurrency &&
      (!Number.isInteger(price.amount) || price.amount < PRICE_LIMITS.lowest || price.amount > PRICE_LIMITS.highest)
        ? { price: (price.amount / 100).toFixed(2), currency: price.currency }
        : null,
  },
  {
    code: 'stock-unknown',
    demands: 'an availability or a quantity',
    source: '4.3; 12052486, 12019022, 36009004',
    field: 'inventory',
    severity: 'blocks',
    check: ({ sku }) => (sku.quantity === null ? {} : null),
  },
  {
    code: 'quantity-out-of-range',
    demands: `whole units from 0 to ${MAX_QUANTITY}`,
    source: '4.3, 4.6; 12052055, 12019024',
    field: 'inventory',
    severity: 'blocks',
    check: ({ sku: { quantity } }) =>
      quantity !== null && (!Number.isInteger(quantity) || quantity < 0 || quantity > MAX_QUANTITY)
        ? { quantity }
        : null,
  },
  {
    code: 'seller-sku-invalid',
    demands: 'a seller SKU of 1 to 50 characters without spaces',
    source: '4.3; 12052054, 12019059',
    field: 'seller_sku',
    severity: 'blocks',
    check: ({ sku: { sellerSku } }) => (/^\S{1,50}$/.test(sellerSku) ? null : { sellerSku }),
  },
  {
    code: 'seller-sku-duplicate',
    demands: 'a seller SKU of its own',
    source: '4.3 (not stated to be unique; without it our SKUs could not be told apart)',
    field: 'seller_sku',
    severity: 'blocks',
    check: earlier((sku, other) => sku.sellerSku === other.sellerSku),
  },
  {
    code: 'too-many-skus',
    demands: `at most ${PRODUCT_LIMITS.skus} SKUs in a product`,
    source: '4.3; 12052050, 12052558',
    field: 'skus',
    severity: 'blocks',
    check: ({ sku, listing }, { previous }) => {
      const place = listing.skus.indexOf(sku) + 1;
      if (place + countBeside(listing, previous) <= PRODUCT_LIMITS.skus || previous?.has(sku.sku)) return null;
      return { place, limit: PRODUCT_LIMITS.skus };
    },
  },
  ...VARIANT_RULES,
  {
    code: 'identifier-invalid',
    demands: 'a GTIN, EAN, UPC, ISBN or JAN of the right length with its check digit and an owner, or none',
    source: '4.3; 12052591, 12052598, 12052600',
    field: 'identifier_code',
    severity: 'blocks',
    check: ({ sku: { identifierCode: code } }) => {
      const read = code && readGtin(code.code);
      return code && (read?.type !== code.type || read.code !== code.code) ? { code: code.code } : null;
    },
  },
  {
    code: 'identifier-duplicate',
    demands: 'no identifier code twice in a product',
    source: '4.3; 12052592',
    field: 'identifier_code',
    severity: 'blocks',
    check: earlier(
      (sku, other) => sku.identifierCode !== null && sku.identifierCode.code === other.identifierCode?.code,
    ),
  },
];

const NEW: ReadonlySet<string> = new Set(['new', 'novo', 'nuevo', 'neuf', '']);

/** SKUs that TikTok has and the source has not: they go back with every edit, and take their places. */
function countBeside({ skus }: DraftListing, previous: PreviousVariants = new Map()): number {
  if (previous.size === 0) return 0;
  const listed = new Set(skus.map(({ sku }) => sku));
  return [...previous.keys()].filter((sku) => !listed.has(sku)).length;
}
