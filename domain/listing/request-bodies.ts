import type { Money } from '../money.ts';
import type { SalesAttribute } from './choose-variants.ts';
import type { DesiredListing, DesiredSku } from './desired-listing.ts';
import type { ListingField } from './facet-hashes.ts';
import type { ForeignSku } from './foreign-skus.ts';
import type { IdentifierCode } from './gtin.ts';
import { keptSkus } from './kept-skus.ts';
import type { ProductState, SkuState } from './product-state.ts';

/** What create and edit send (contract section 4.3), in the form that the TikTok Shop client takes. */
export interface ListingBody {
  readonly saveMode: 'LISTING';
  readonly title: string;
  readonly description: string;
  readonly categoryId: string;
  readonly categoryVersion: 'v1';
  readonly brandId?: string;
  /** Uploaded images, cover first. */
  readonly mainImages: readonly string[];
  /** The uploaded size chart. */
  readonly sizeChart?: { readonly imageUri: string };
  readonly skus: readonly SkuBody[];
  readonly productAttributes?: readonly {
    readonly id: string;
    readonly values: readonly { id?: string; name?: string }[];
  }[];
  readonly packageWeight: { readonly value: string; readonly unit: 'GRAM' };
  readonly packageDimensions?: {
    readonly length: string;
    readonly width: string;
    readonly height: string;
    readonly unit: 'CENTIMETER';
  };
  /** Create only. */
  readonly idempotencyKey?: string;
}

export interface SkuBody {
  readonly id?: string;
  readonly sellerSku: string;
  /** Of SKUs that are not ours only: a taken one refuses the whole product (12052996). */
  readonly externalSkuId?: string;
  readonly salesAttributes?: readonly SalesAttributeBody[];
  readonly identifierCode?: IdentifierCode;
  readonly price?: Money;
  readonly inventory?: readonly StockBody[];
}

export interface SalesAttributeBody {
  readonly id?: string;
  readonly name: string;
  readonly valueId?: string;
  readonly valueName: string;
  readonly imageUri?: string;
}

export interface StockBody {
  readonly warehouseId: string;
  readonly quantity: number;
}

/** What a listing needs from elsewhere to be sent. */
export interface BodyContext {
  /** TikTok's `uri` of each source address, the size chart's under `sizeChartKey`; those that are missing are left out. */
  readonly images: ReadonlyMap<string, string>;
  readonly warehouseId: string;
}

/** A picture may be a view of the product and its size chart at once: two uploads, each for its use. */
export function sizeChartKey(url: string): string {
  return `size-chart ${url}`;
}

/** The body of a create. External ids are not sent: one that TikTok already holds refuses the whole product (12052996). */
export function toCreateBody(
  listing: DesiredListing,
  context: BodyContext & { readonly idempotencyKey: string },
): ListingBody {
  return {
    ...bodyOf(listing, context),
    skus: listing.skus.map((sku) => ({ ...skuBody(sku), ...offers(sku, context.warehouseId) })),
    idempotencyKey: context.idempotencyKey,
  };
}

/**
 * The body of a full edit: everything, since what is left out is blanked (contract section 4.4), and every SKU that
 * TikTok has, since one left out is deleted; SKUs that the listing lacks for now go back as they are. With
 * `withOffers` prices and stock go along, and those that are `gone` from the source have no units; else only those of
 * new SKUs, the others stay as they are.
 */
export function toFullEditBody(
  listing: DesiredListing,
  context: BodyContext & {
    readonly state: ProductState;
    readonly withOffers: boolean;
    readonly gone?: ReadonlySet<string>;
  },
): ListingBody {
  return { ...bodyOf(listing, context), skus: editedSkus(listing, context) };
}

/**
 * The body of a partial edit: of the fields that differ, each whole. Title and description are single; `variants` sends
 * every SKU with its id. The category cannot be sent here.
 */
export function toPartialEditBody(
  listing: DesiredListing,
  fields: readonly ListingField[],
  context: BodyContext & { readonly state: ProductState },
): Partial<Omit<ListingBody, 'categoryId' | 'categoryVersion' | 'idempotencyKey'>> {
  const { title, description, brandId, mainImages, sizeChart, productAttributes, packageWeight, packageDimensions } =
    bodyOf(listing, context);
  const has = (field: ListingField): boolean => fields.includes(field);
  return {
    saveMode: 'LISTING',
    ...(has('title') && { title }),
    ...(has('description') && { description }),
    ...(has('brand') && { brandId: brandId ?? '' }),
    ...(has('images') && { mainImages }),
    ...(has('size-chart') && sizeChart && { sizeChart }),
    ...(has('attributes') && { productAttributes: productAttributes ?? [] }),
    ...((has('weight') || has('dimensions')) && { packageWeight, ...(packageDimensions && { packageDimensions }) }),
    // A SKU is an object: what is missing in it becomes blank here, so price and stock go along.
    ...(has('variants') && { skus: editedSkus(listing, { ...context, withOffers: true }) }),
  };
}

/** Price updates of SKUs that TikTok knows. */
export function toPriceBody(
  listing: DesiredListing,
  skus: readonly string[],
  state: ProductState,
): { readonly skuId: string; readonly price: Money }[] {
  const wanted = new Map(listing.skus.map((sku) => [sku.sku, sku]));
  return knownSkus(state, skus).flatMap(({ sku, skuId }) => {
    const desired = wanted.get(sku);
    return desired ? [{ skuId, price: desired.price }] : [];
  });
}

/** Stock updates, absolute; a SKU that the listing does not have has nothing for sale. */
export function toInventoryBody(
  listing: DesiredListing | null,
  skus: readonly string[],
  state: ProductState,
  warehouseId: string,
): { readonly skuId: string; readonly inventory: readonly StockBody[] }[] {
  const wanted = new Map(listing?.skus.map((sku) => [sku.sku, sku.quantity]));
  return knownSkus(state, skus).map(({ sku, skuId }) => ({
    skuId,
    inventory: [{ warehouseId, quantity: wanted.get(sku) ?? 0 }],
  }));
}

function bodyOf(listing: DesiredListing, { images }: BodyContext): Omit<ListingBody, 'skus' | 'idempotencyKey'> {
  const size = listing.packageDimensionsCm;
  const sizeChart = listing.sizeChartUrl ? images.get(sizeChartKey(listing.sizeChartUrl)) : undefined;
  return {
    saveMode: 'LISTING',
    title: listing.title,
    description: listing.description,
    categoryId: listing.categoryId,
    categoryVersion: 'v1',
    ...(listing.brand && { brandId: listing.brand.id }),
    mainImages: uploadedImages(listing, images),
    ...(sizeChart && { sizeChart: { imageUri: sizeChart } }),
    ...(listing.attributes.length > 0 && { productAttributes: listing.attributes }),
    packageWeight: { value: String(listing.packageWeightGrams), unit: 'GRAM' },
    ...(size && {
      packageDimensions: {
        length: String(size.length),
        width: String(size.width),
        height: String(size.height),
        unit: 'CENTIMETER',
      },
    }),
  };
}

/** The `uri`s of a listing's images in its order, none twice: two addresses may hold the same picture. */
function uploadedImages(listing: DesiredListing, images: ReadonlyMap<string, string>): string[] {
  const uris = listing.imageUrls.flatMap((url) => images.get(url) ?? []);
  return [...new Set(uris)];
}

function editedSkus(
  listing: DesiredListing,
  {
    state,
    withOffers,
    warehouseId,
    gone,
  }: { state: ProductState; withOffers: boolean; warehouseId: string; gone?: ReadonlySet<string> },
): SkuBody[] {
  const none = { inventory: [{ warehouseId, quantity: 0 }] };
  const known = new Map(state.skus.map((sku) => [sku.sku, sku]));
  const edited = listing.skus.map((sku) => {
    const before = known.get(sku.sku);
    const isNew = !before?.skuId;
    return { ...skuBody(sku, before), ...((withOffers || isNew) && offers(sku, warehouseId)) };
  });
  const kept = keptSkus(listing, state).map((sku) => ({
    ...keptBody(sku),
    ...(withOffers && gone?.has(sku.sku) && none),
  }));
  return [...edited, ...kept, ...(state.foreignSkus ?? []).map(foreignBody)];
}

function skuBody(sku: DesiredSku, before?: SkuState): SkuBody {
  // Frozen after the first submission (12052593).
  const code = before?.skuId ? before.identifierCode : sku.identifierCode;
  return {
    ...(before?.skuId && { id: before.skuId }),
    sellerSku: sku.sellerSku,
    ...salesAttributes(sku.salesAttributes),
    ...(code && { identifierCode: code }),
  };
}

function keptBody(sku: SkuState): SkuBody {
  return {
    id: sku.skuId!,
    sellerSku: sku.sellerSku,
    ...salesAttributes(sku.salesAttributes),
    ...(sku.identifierCode && { identifierCode: sku.identifierCode }),
  };
}

/** As it is on TikTok, without price and stock: those stay (contract section 4.4). */
function foreignBody(sku: ForeignSku): SkuBody {
  return {
    id: sku.skuId,
    sellerSku: sku.sellerSku,
    ...(sku.externalSkuId && { externalSkuId: sku.externalSkuId }),
    ...salesAttributes(sku.salesAttributes),
    ...(sku.identifierCode && { identifierCode: sku.identifierCode }),
  };
}

function salesAttributes(attributes: readonly SalesAttribute[]): Pick<SkuBody, 'salesAttributes'> {
  if (attributes.length === 0) return {};
  return {
    salesAttributes: attributes.map(({ name, value, id, valueId, imageUri }) => ({
      ...(id && { id }),
      name,
      ...(valueId && { valueId }),
      valueName: value,
      ...(imageUri && { imageUri }),
    })),
  };
}

function offers(sku: DesiredSku, warehouseId: string): Pick<SkuBody, 'price' | 'inventory'> {
  return { price: sku.price, inventory: [{ warehouseId, quantity: sku.quantity }] };
}

function knownSkus(state: ProductState, skus: readonly string[]): { sku: string; skuId: string }[] {
  return state.skus.flatMap(({ sku, skuId }) => (skuId && skus.includes(sku) ? [{ sku, skuId }] : []));
}
