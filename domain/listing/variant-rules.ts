import type { Category, CategoryAttribute } from './category.ts';
import type { SalesAttribute } from './choose-variants.ts';
import { hasWords } from './clean-text.ts';
import { describeMissing } from './describe-missing.ts';
import type { DraftListing, DraftSku } from './desired-listing.ts';
import { earlier } from './earlier-twin.ts';
import { foldText } from './fold-text.ts';
import type { SkuRule } from './listing-rules.ts';
import { isClean } from './product-rules.ts';
import { VARIANT_LIMITS } from './variants/variant-kinds.ts';

/** Rules on the sales attributes of one SKU among its siblings (contract sections 4.3 and 4.8). */
export const VARIANT_RULES: readonly SkuRule[] = [
  {
    code: 'variant-required',
    demands: 'the sales attributes that the category requires',
    source: '4.8; 12052104, 12052550',
    field: 'sales_attributes',
    severity: 'blocks',
    check: ({ sku }, { category }) => {
      const given = new Set(sku.salesAttributes.map(({ id }) => id));
      const missing = salesAttributesOf(category).filter(({ id, isRequired }) => isRequired && !given.has(id));
      return missing.length > 0 ? describeMissing(missing) : null;
    },
  },
  {
    code: 'variant-missing',
    demands: 'each sales attribute that its siblings have',
    source: '4.3; 12052550',
    field: 'sales_attributes',
    severity: 'blocks',
    check: ({ sku, listing }) => {
      const missing = fullest(listing).filter((kind) => !sku.salesAttributes.some((own) => isSameKind(own, kind)));
      return missing.length > 0 ? { missing: missing.map(({ name }) => name).join(', ') } : null;
    },
  },
  {
    code: 'variant-kinds',
    demands: `the same sales attributes on each SKU, at most ${VARIANT_LIMITS.kinds}, none twice; some where there are several SKUs`,
    source: '4.3; 12052525, 12052550, 12052244, 12052254',
    field: 'sales_attributes',
    severity: 'blocks',
    check: ({ sku, listing }) => {
      const kinds = sku.salesAttributes;
      const expected = fullest(listing);
      const sound =
        kinds.length <= VARIANT_LIMITS.kinds &&
        kinds.every((kind) => kinds.filter((other) => isSameKind(kind, other)).length === 1) &&
        kinds.every((kind) => expected.some((other) => isSameKind(kind, other))) &&
        (expected.length > 0 || listing.skus.length === 1);
      return sound ? null : { kinds: kinds.map(({ name }) => name).join(', ') };
    },
  },
  {
    code: 'variant-value-not-listed',
    demands: "values from TikTok's list, where a sales attribute takes no others",
    source: '4.3; 12052240, 12052527, 12052529',
    field: 'sales_attributes',
    severity: 'blocks',
    check: ({ sku }, { category }) => {
      const known = new Map(salesAttributesOf(category).map((attribute) => [attribute.id, attribute]));
      for (const { id, name, value, valueId } of sku.salesAttributes) {
        const attribute = id === undefined ? undefined : known.get(id);
        if (!attribute) continue;
        const isListed = attribute.values.some((listed) => listed.id === valueId);
        if (!isListed && (valueId !== undefined || !attribute.isCustomizable))
          return { name, value, accepted: acceptedBy(attribute) };
      }
      return null;
    },
  },
  {
    code: 'variant-text',
    demands: `names of sales attributes of at most ${VARIANT_LIMITS.nameLength} characters, values of ${VARIANT_LIMITS.valueLength}, with letters or digits and without emoji, entities, control or Chinese characters`,
    source: '4.3; 12052241, 12052242, 12052243, 12052249, 12052250, 12052554, 12052933, 12052934',
    field: 'sales_attributes',
    severity: 'blocks',
    check: ({ sku }) => {
      // TikTok's own names and values go by id.
      const bad = sku.salesAttributes.find(
        ({ name, value, id, valueId }) =>
          (!id && !isVariantText(name, VARIANT_LIMITS.nameLength)) ||
          (!valueId && !isVariantText(value, VARIANT_LIMITS.valueLength)),
      );
      return bad ? { name: bad.name, value: bad.value } : null;
    },
  },
  {
    code: 'variant-duplicate',
    demands: 'a combination of sales attributes of its own',
    source: '4.3; 12052560',
    field: 'sales_attributes',
    severity: 'blocks',
    check: earlier((sku, other) => sku.salesAttributes.length > 0 && combinationOf(sku) === combinationOf(other)),
  },
];

function salesAttributesOf({ attributes }: Category): CategoryAttribute[] {
  return attributes.filter(({ type }) => type === 'SALES_PROPERTY');
}

/** What the SKU with the most of them has: one that lacks a kind must not speak for its siblings. */
function fullest({ skus }: DraftListing): readonly SalesAttribute[] {
  let most: readonly SalesAttribute[] = [];
  for (const { salesAttributes } of skus) if (salesAttributes.length > most.length) most = salesAttributes;
  return most;
}

function isSameKind(a: SalesAttribute, b: SalesAttribute): boolean {
  return a.id !== undefined && b.id !== undefined ? a.id === b.id : foldText(a.name) === foldText(b.name);
}

function combinationOf({ salesAttributes }: DraftSku): string {
  const parts = salesAttributes.map(({ id, name, value, valueId }) =>
    JSON.stringify([id ?? name, valueId ?? value.toLowerCase()]),
  );
  return parts.toSorted().join('\n');
}

function acceptedBy({ values }: CategoryAttribute): string {
  const shown = values.slice(0, 8).map(({ name }) => name);
  return shown.join(', ') + (values.length > shown.length ? ', …' : '');
}

function isVariantText(text: string, limit: number): boolean {
  return text.length <= limit && hasWords(text) && isClean(text);
}
