import type { ProductInput, SkuInput } from '../apis/tiktok-shop/product-input.ts';
import type { DesiredListing, DesiredSku } from '../domain/listing/desired-listing.ts';
import type { ListingField } from '../domain/listing/facet-hashes.ts';
import type { ProductState, SkuState } from '../domain/listing/product-state.ts';

export interface InputContext {
  /** `uri` on TikTok by the source's address. */
  readonly images: ReadonlyMap<string, string>;
  readonly warehouseId: string;
  /** What TikTok has already: SKU ids are always sent back, an SKU left out would be deleted (contract section 4.4). */
  readonly state: ProductState;
}

/** A listing as create and full edit take it (contract sections 4.3, 4.4). */
export function toProductInput(listing: DesiredListing, context: InputContext, offers: boolean): ProductInput {
  return {
    saveMode: 'LISTING',
    categoryVersion: 'v1',
    categoryId: listing.categoryId,
    title: listing.title,
    description: listing.description,
    mainImages: imagesOf(listing, context),
    skus: skusOf(listing, context, offers),
    productAttributes: listing.attributes,
    packageWeight: weightOf(listing),
    packageDimensions: dimensionsOf(listing),
    externalProductId: listing.productKey,
  };
}

/** Only the parts that differ; each part is sent whole. */
export function toProductParts(
  listing: DesiredListing,
  fields: readonly ListingField[],
  context: InputContext,
): Partial<Omit<ProductInput, 'categoryId' | 'categoryVersion' | 'idempotencyKey'>> {
  const parts: Partial<Record<ListingField, Partial<ProductInput>>> = {
    title: { title: listing.title },
    description: { description: listing.description },
    attributes: { productAttributes: listing.attributes },
    variants: { skus: skusOf(listing, context, false) },
    images: { mainImages: imagesOf(listing, context) },
    weight: { packageWeight: weightOf(listing) },
    dimensions: { packageDimensions: dimensionsOf(listing) },
  };
  return Object.assign({}, ...fields.map((field) => parts[field] ?? {})) as Partial<ProductInput>;
}

/** SKUs that TikTok has and the listing leaves out (a problem, or gone from the feed): kept with what was sent. */
export function keptSkus(listing: DesiredListing, state: ProductState): SkuState[] {
  const listed = new Set(listing.skus.map(({ sku }) => sku));
  return state.skus.filter(({ sku, skuId }) => skuId !== null && !listed.has(sku));
}

function skusOf(listing: DesiredListing, context: InputContext, offers: boolean): SkuInput[] {
  const known = new Map(context.state.skus.map((sku) => [sku.sku, sku]));
  return [
    ...listing.skus.map((sku) => skuInput(sku, known.get(sku.sku), context, offers)),
    ...keptSkus(listing, context.state).map(keptInput),
  ];
}

function skuInput(sku: DesiredSku, known: SkuState | undefined, context: InputContext, offers: boolean): SkuInput {
  const isNew = !known?.skuId;
  return {
    id: known?.skuId ?? undefined,
    sellerSku: sku.sellerSku,
    externalSkuId: sku.sku,
    salesAttributes: attributesOf(sku.salesAttributes),
    identifierCode: (isNew ? sku.identifierCode : known.identifierCode) ?? undefined,
    // Omitted they stay as they are; a live product takes them by calls of their own, without a review.
    ...(isNew || offers
      ? { price: sku.price, inventory: [{ warehouseId: context.warehouseId, quantity: sku.quantity }] }
      : {}),
  };
}

function keptInput(sku: SkuState): SkuInput {
  return {
    id: sku.skuId!,
    sellerSku: sku.sellerSku,
    externalSkuId: sku.sku,
    salesAttributes: attributesOf(sku.salesAttributes),
    identifierCode: sku.identifierCode ?? undefined,
  };
}

function attributesOf(attributes: SkuState['salesAttributes']): SkuInput['salesAttributes'] {
  return attributes.length === 0 ? undefined : attributes.map(({ name, value }) => ({ name, valueName: value }));
}

/** Two addresses of one picture are one image on TikTok. */
function imagesOf(listing: DesiredListing, { images }: InputContext): string[] {
  return [...new Set(listing.imageUrls.flatMap((url) => images.get(url) ?? []))];
}

function weightOf(listing: DesiredListing): ProductInput['packageWeight'] {
  return { value: String(listing.packageWeightGrams), unit: 'GRAM' };
}

function dimensionsOf({ packageDimensionsCm: size }: DesiredListing): ProductInput['packageDimensions'] {
  if (!size) return undefined;
  return { length: String(size.length), width: String(size.width), height: String(size.height), unit: 'CENTIMETER' };
}
