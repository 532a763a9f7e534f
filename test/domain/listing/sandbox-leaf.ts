import type { Category } from '../../../domain/listing/category.ts';
import { attributesOf } from '../../../sandbox/tiktok-shop/catalogue/attributes.ts';
import { findCategory } from '../../../sandbox/tiktok-shop/catalogue/category-tree.ts';
import { rulesOf } from '../../../sandbox/tiktok-shop/catalogue/rules.ts';

/** A leaf of the sandbox's tree, straight from its tables: what the client reads over HTTP. */
export function sandboxLeaf(id: string): Category {
  const category = findCategory(id);
  if (!category) throw new Error(`The sandbox has no category ${id}`);
  const rules = rulesOf(category);
  return {
    leafId: id,
    permissionStatuses: [category.permission],
    attributes: attributesOf(category).map((attribute) => ({
      id: attribute.id,
      name: attribute.name,
      type: attribute.type,
      isRequired: attribute.is_requried,
      isCustomizable: attribute.is_customizable,
      isMultipleSelection: attribute.is_multiple_selection,
      values: attribute.values ?? [],
      valueDataFormat: attribute.value_data_format,
      requirementConditions: (attribute.requirement_conditions ?? []).map((condition) => ({
        attributeId: condition.attribute_id,
        attributeValueId: condition.attribute_value_id,
      })),
    })),
    rules: {
      packageDimensionRequired: rules.package_dimension.is_required,
      sizeChartSupported: rules.size_chart.is_supported,
      sizeChartRequired: rules.size_chart.is_required,
      requiredCertifications: rules.product_certifications.filter((c) => c.is_required).map(({ name }) => name),
      requiredParties: [],
    },
  };
}
