import { hash } from 'node:crypto';
import { FACETS, type Facet } from '../feed/feed-item.ts';
import type { DesiredListing, DesiredSku } from './desired-listing.ts';

/** A hash of each facet of what TikTok would be sent for one SKU. */
export type FacetHashes = Readonly<Record<Facet, string>>;

/** The parts of a listing that a partial edit can send by themselves. */
export type ListingField =
  | 'title'
  | 'description'
  | 'brand'
  | 'attributes'
  | 'variants'
  | 'images'
  | 'size-chart'
  | 'weight'
  | 'dimensions'
  | 'category';

/**
 * Raised when the hashed form changes, so that a change of rules re-fingerprints instead of re-sending
 * (see `refingerprint`). Hashes of different versions say nothing about each other.
 */
const HASH_VERSION = '2';

/**
 * The facet hashes of every SKU of a listing, by the source's id. Content, images and logistics are the product's, the
 * same for all SKUs but for the SKU's own sales attributes; price and stock are the SKU's. Each hash is the version and
 * one part per field, so that comparing two tells which fields differ.
 */
export function facetHashes(listing: DesiredListing): Map<string, FacetHashes> {
  const product = {
    title: digest(listing.title),
    description: digest(listing.description),
    brand: digest(listing.brand?.id ?? null),
    attributes: digest(byId(listing.attributes)),
    category: digest(listing.categoryId),
  };
  const [cover, ...others] = listing.imageUrls.map((url) => pictureOf(url, listing));
  const sizeChart = listing.sizeChartUrl === null ? null : pictureOf(listing.sizeChartUrl, listing);
  const images = join([digest({ cover, others: others.toSorted() }), digest(sizeChart)]);
  const logistics = join([digest(listing.packageWeightGrams), digest(listing.packageDimensionsCm)]);
  return new Map(
    listing.skus.map((sku) => [
      sku.sku,
      {
        content: join([...Object.values(product), digest(variantOf(sku))]),
        images,
        price: join([digest([sku.price.amount, sku.price.currency])]),
        stock: stockHash(sku.quantity),
        logistics,
      },
    ]),
  );
}

/** The fields that differ between two sets of facet hashes; price and stock are not among them. */
export function differingFields(a: FacetHashes, b: FacetHashes): ListingField[] {
  return REVIEWED_FACETS.flatMap((facet) => {
    const [left, right] = [a[facet].split('.'), b[facet].split('.')];
    return FACET_FIELDS[facet].filter((_, part) => left[part + 1] !== right[part + 1]);
  });
}

/**
 * The hashes of what a SKU is after a send that left some fields alone: those stay as `before` has them. Where there
 * is no `before`, they are marked as never sent, so that they differ as soon as they are sent again.
 */
export function withKept(now: FacetHashes, before: FacetHashes | null, kept: ReadonlySet<ListingField>): FacetHashes {
  if (kept.size === 0) return now;
  const facets = REVIEWED_FACETS.map((facet) => {
    const [version, ...parts] = now[facet].split('.');
    const old = before && sameVersion(before[facet], now[facet]) ? before[facet].split('.').slice(1) : [];
    const merged = parts.map((part, at) => (kept.has(FACET_FIELDS[facet][at]!) ? (old[at] ?? NEVER_SENT) : part));
    return [facet, [version, ...merged].join('.')];
  });
  return { ...now, ...Object.fromEntries(facets) };
}

const NEVER_SENT = 'kept';

/** Whether two hashes were made by the same rules. */
export function sameVersion(a: string, b: string): boolean {
  return a.split('.', 1)[0] === b.split('.', 1)[0];
}

/**
 * What a refusal of a listing is remembered by: all that was sent, which for a product on sale leaves out price and
 * stock, since its edits do not carry them, and never has the fields that the client keeps.
 */
export function refusalDigest(
  listing: DesiredListing,
  status: string | null,
  kept: ReadonlySet<ListingField> = new Set(),
): string {
  const facets: readonly Facet[] = status === 'ACTIVATE' ? REVIEWED_FACETS : FACETS;
  const sent = [...facetHashes(listing)].map(([sku, hashes]) => [sku, withKept(hashes, null, kept)] as const);
  return digest(sent.map(([sku, hashes]) => [sku, facets.map((facet) => hashes[facet])]));
}

/** The facets that TikTok reviews before buyers see them (contract section 4.2). */
export const REVIEWED_FACETS = ['content', 'images', 'logistics'] as const satisfies readonly Facet[];

// In the order of the parts after the version.
const FACET_FIELDS: Record<(typeof REVIEWED_FACETS)[number], readonly ListingField[]> = {
  content: ['title', 'description', 'brand', 'attributes', 'category', 'variants'],
  images: ['images', 'size-chart'],
  logistics: ['weight', 'dimensions'],
};

/** A picture that was replaced under its address is another one. */
function pictureOf(url: string, { imageRevisions }: DesiredListing): string {
  const revision = imageRevisions?.[url];
  return revision ? `${url}#${revision}` : url;
}

function stockHash(quantity: number): string {
  return join([digest(quantity)]);
}

/** The identifier code is left out: TikTok freezes it after the first submission (12052593), so it is never a reason to send. */
function variantOf(sku: DesiredSku): unknown {
  return [sku.sellerSku, sku.salesAttributes.map(({ name, value, id, valueId }) => [id ?? name, valueId ?? value])];
}

function byId(attributes: DesiredListing['attributes']): string[] {
  return attributes.map(({ id, values }) => JSON.stringify([id, values])).toSorted();
}

function join(parts: string[]): string {
  return [HASH_VERSION, ...parts].join('.');
}

/** 64 bits of SHA-256 over JSON: enough that two versions of one field never meet. */
function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value ?? null)).slice(0, 16);
}

/**
 * What is known of a SKU that was on TikTok before Ponte: buyers see something, and none of it was sent by us. It
 * differs from whatever is wanted.
 */
export const NOT_SENT: FacetHashes = {
  content: join(['adopted']),
  images: join(['adopted']),
  price: join(['adopted']),
  stock: join(['adopted']),
  logistics: join(['adopted']),
};

export function isNotSent({ content }: FacetHashes): boolean {
  return content.endsWith('.adopted');
}

/** The stock facet of a SKU that is not for sale; what one that left the source is compared with. */
export const NO_STOCK = stockHash(0);
