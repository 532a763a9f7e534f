import type { ListingField } from './facet-hashes.ts';
import type { ListingBody } from './request-bodies.ts';

/** What a product has on TikTok, of the fields that a client may keep; as it is read, which is not how it is written (contract section 4.5). */
export interface FieldsOnTiktok {
  readonly title: string;
  readonly description: string;
  /** The leaf. */
  readonly categoryId: string | null;
  readonly brand: { readonly id: string } | null;
  readonly mainImages: readonly { readonly uri: string }[];
  readonly sizeChartUri?: string | null;
  readonly productAttributes: readonly {
    readonly id: string;
    readonly values: readonly { readonly id?: string; readonly name: string }[];
  }[];
}

/**
 * The body of a full edit in which the kept fields go back as TikTok has them: what is left out of a full edit is
 * blanked (contract section 4.4).
 */
export function keepFields(body: ListingBody, onTiktok: FieldsOnTiktok, kept: ReadonlySet<ListingField>): ListingBody {
  const { brandId, sizeChart, productAttributes, ...rest } = body;
  const has = (field: ListingField): boolean => kept.has(field);
  const brand = has('brand') ? onTiktok.brand?.id : brandId;
  const chart = has('size-chart') ? onTiktok.sizeChartUri && { imageUri: onTiktok.sizeChartUri } : sizeChart;
  const attributes = has('attributes') ? writeAttributes(onTiktok) : productAttributes;
  return {
    ...rest,
    ...(has('title') && { title: onTiktok.title }),
    ...(has('description') && { description: onTiktok.description }),
    ...(has('category') && onTiktok.categoryId && { categoryId: onTiktok.categoryId }),
    ...(has('images') && { mainImages: onTiktok.mainImages.map(({ uri }) => uri) }),
    ...(brand && { brandId: brand }),
    ...(chart && { sizeChart: chart }),
    ...(attributes && attributes.length > 0 && { productAttributes: attributes }),
  };
}

/** A value's id says all; one without it was written by hand. */
function writeAttributes({ productAttributes }: FieldsOnTiktok): NonNullable<ListingBody['productAttributes']> {
  return productAttributes.map(({ id, values }) => ({
    id,
    values: values.map((value) => (value.id ? { id: value.id } : { name: value.name })),
  }));
}
