import type { Call } from '../call.ts';
import type { Category, Dimensions, Product, Sku, SkuImage, Specification } from '../shop.ts';
import type { ShopStore } from '../store.ts';

/** From the department down to the category itself. */
export function categoryPath(shop: ShopStore, categoryId: number): Category[] {
  const path: Category[] = [];
  for (let id: number | null = categoryId; id !== null;) {
    const category: Category | undefined = shop.get('categories', id);
    if (!category) break;
    path.unshift(category);
    id = category.parentId;
  }
  return path;
}

/** Product and SKU name in one, the product's alone where the SKU has no name of its own. */
export function nameComplete(product: Product, sku: Sku): string {
  return sku.name === product.name ? product.name : `${product.name} ${sku.name}`;
}

/** The address of a picture; `size` makes it the resized form. `v` changes with the file, as VTEX's does. */
export function imageUrl(call: Pick<Call, 'baseUrl'>, image: SkuImage, size = ''): string {
  return `${call.baseUrl}/arquivos/ids/${image.fileId}${size}/${image.name}.png?v=${638_900_000_000_000_000n + BigInt(image.fileId)}`;
}

export function describeSpecifications(shop: ShopStore, specifications: readonly Specification[]): object[] {
  return specifications.flatMap((specification) => {
    const field = shop.get('fields', specification.fieldId);
    if (!field) return [];
    return [
      {
        FieldId: field.id,
        FieldName: field.name,
        FieldValueIds: specification.valueId === null ? [] : [specification.valueId],
        FieldValues: [specification.text],
        IsFilter: field.bySku,
        FieldGroupId: field.groupId,
        FieldGroupName: field.groupName,
      },
    ];
  });
}

/** Carriers' volumetric weight, in kilograms: cm³ / 6000, four decimals. */
export function cubicWeight({ height, length, width }: Dimensions): number {
  return Math.round((height * length * width * 10_000) / 6000) / 10_000;
}
