import { isApiFailure } from '../apis/failure.ts';
import type { CategoryAttribute as ApiAttribute, CategoryRules as ApiRules } from '../apis/tiktok-shop/categories.ts';
import type { Category, CategoryAttribute, CategoryRules } from '../domain/listing/category.ts';
import type { ConnectedShop } from './tiktok-access.ts';

export type ReadCategory = (shop: ConnectedShop, leafId: string) => Promise<Category | null>;

/**
 * Reads what a leaf asks of a listing, kept for a short time per shop: TikTok wants fresh data, and a publication of
 * a thousand products must not ask a thousand times. Null where there is no such leaf.
 */
export function createCategoryReader(keepMs: number): ReadCategory {
  const kept = new Map<string, { until: number; value: Promise<Category | null> }>();
  const trees = new Map<string, { until: number; value: Promise<ReadonlyMap<string, readonly string[]>> }>();

  const permissionsOf = (shop: ConnectedShop): Promise<ReadonlyMap<string, readonly string[]>> =>
    remember(trees, shop.shopId, keepMs, async () => {
      const tree = await shop.api.categories.tree();
      return new Map(tree.filter(({ isLeaf }) => isLeaf).map(({ id, permissions }) => [id, permissions]));
    });

  return (shop, leafId) =>
    remember(kept, `${shop.shopId}:${leafId}`, keepMs, async () => {
      const permissions = (await permissionsOf(shop)).get(leafId);
      if (!permissions) return null;
      try {
        const [attributes, english, rules] = await Promise.all([
          shop.api.categories.attributes(leafId),
          shop.api.categories.attributes(leafId, { locale: OTHER_LOCALE }),
          shop.api.categories.rules(leafId),
        ]);
        const otherNames = new Map(english.map((attribute) => [attribute.id, attribute]));
        return {
          leafId,
          permissionStatuses: permissions,
          attributes: attributes.map((attribute) => toAttribute(attribute, otherNames.get(attribute.id))),
          rules: toRules(rules),
        };
      } catch (failure) {
        if (isApiFailure(failure, 'Rejected')) return null;
        throw failure;
      }
    });
}

/** One call for all who ask at the same time; a failed one is not kept. */
function remember<T>(
  kept: Map<string, { until: number; value: Promise<T> }>,
  key: string,
  keepMs: number,
  read: () => Promise<T>,
): Promise<T> {
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.value;
  const value = read();
  kept.set(key, { until: Date.now() + keepMs, value });
  value.catch(() => kept.delete(key));
  return value;
}

/** Feeds and specifications in English are matched by the same ids' English names. */
const OTHER_LOCALE = 'en-US';

function toAttribute(attribute: ApiAttribute, other: ApiAttribute | undefined): CategoryAttribute {
  const otherValues = new Map(other?.values.map(({ id, name }) => [id, name]));
  return {
    id: attribute.id,
    ...named(attribute.name, other?.name),
    type: attribute.type === 'SALES_PROPERTY' ? 'SALES_PROPERTY' : 'PRODUCT_PROPERTY',
    isRequired: attribute.isRequired,
    isCustomizable: attribute.isCustomizable,
    isMultipleSelection: attribute.isMultipleSelection,
    values: attribute.values.map(({ id, name }) => ({ id, ...named(name, otherValues.get(id)) })),
    valueDataFormat: attribute.valueDataFormat ?? undefined,
    requirementConditions: attribute.requirementConditions.map(({ attributeId, attributeValueId }) => ({
      attributeId,
      attributeValueId,
    })),
  };
}

function named(name: string, other: string | undefined): { name: string; otherNames?: readonly string[] } {
  return { name, ...(other !== undefined && other !== '' && other !== name && { otherNames: [other] }) };
}

function toRules(rules: ApiRules): CategoryRules {
  return {
    packageDimensionRequired: rules.packageDimensionsRequired,
    sizeChartSupported: rules.sizeChart.isSupported,
    sizeChartRequired: rules.sizeChart.isRequired,
    requiredCertifications: rules.certifications
      .filter(({ isRequired, requirementConditions }) => isRequired && requirementConditions.length === 0)
      .map(({ name }) => name),
    requiredParties: [
      ...(rules.manufacturerRequired ? ['manufacturer'] : []),
      ...(rules.responsiblePersonRequired ? ['responsible person'] : []),
    ],
  };
}
