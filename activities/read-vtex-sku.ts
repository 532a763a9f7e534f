import type { ApiFailure } from '../apis/failure.ts';
import type { VtexClient } from '../apis/vtex/client.ts';
import type { SkuFile } from '../apis/vtex/catalog.ts';
import type { VtexSku } from '../apis/vtex/sku-context.ts';
import type { Enrichment, VtexImage } from '../domain/listing/enrichment.ts';
import { canonicalImageAddress } from '../domain/listing/image-address.ts';
import { orFailure, type Answer } from './ask-about-each.ts';

interface Question {
  readonly vtex: VtexClient;
  readonly tradePolicy: string;
  /** Whose units are for sale; see `warehousesOf`. */
  readonly warehouses: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/**
 * What VTEX adds to a SKU of the feed (vtex contract, sections 2.2, 2.3 and 4); null where it knows none of this id. Of a
 * part that VTEX does not tell now, what was known before stays.
 * @throws ApiFailure of the account's credentials or rate
 */
export async function readVtexSku(
  { vtex, tradePolicy, warehouses, signal }: Question,
  { sku: skuId, enrichment: before }: { readonly sku: string; readonly enrichment: Enrichment | null },
): Promise<Answer<Enrichment | null>> {
  if (!isVtexSkuId(skuId)) return { value: null, failure: null };
  const context = await orFailure(() => vtex.catalog.sku(skuId, { salesChannel: tradePolicy, signal }));
  if ('failure' in context) return { value: before, failure: context.failure };
  if (!context.value) return { value: null, failure: null };

  const balances = await orFailure(() => vtex.inventory.bySku(skuId, { signal }));
  const files = await orFailure(() => vtex.catalog.skuFiles(skuId, { signal }));
  const stockQuantity =
    'value' in balances
      ? balances.value
          .filter(({ warehouseId }) => warehouses.has(warehouseId))
          .reduce((sum, { available }) => sum + Math.max(0, available), 0)
      : before?.stockQuantity;
  const images = 'value' in files ? toImages(files.value) : before?.images;
  return {
    value: {
      ...toEnrichment(context.value, tradePolicy),
      ...(stockQuantity !== undefined && { stockQuantity }),
      ...(images && { images }),
    },
    failure: failureOf(balances) ?? failureOf(files),
  };
}

/** The pictures of one SKU; none where VTEX says 404, which it does of a SKU without any (contract section 2.3). */
export async function readVtexImages(
  { vtex, signal }: Pick<Question, 'vtex' | 'signal'>,
  skuId: string,
): Promise<Answer<readonly VtexImage[] | null>> {
  if (!isVtexSkuId(skuId)) return { value: [], failure: null };
  const files = await orFailure(() => vtex.catalog.skuFiles(skuId, { signal }));
  return 'value' in files ? { value: toImages(files.value), failure: null } : { value: null, failure: files.failure };
}

/** Active warehouses with an active dock that lists the trade policy: what they hold is for sale there (contract 4). */
export async function warehousesOf(
  vtex: VtexClient,
  tradePolicy: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const [warehouses, docks] = await Promise.all([
    vtex.inventory.warehouses({ signal }),
    vtex.inventory.docks({ signal }),
  ]);
  const selling = new Set(
    docks.filter((dock) => dock.isActive && dock.salesChannels.includes(tradePolicy)).map(({ id }) => id),
  );
  return new Set(
    warehouses.filter((one) => one.isActive && one.dockIds.some((dock) => selling.has(dock))).map(({ id }) => id),
  );
}

/** Ids of feeds that are no VTEX SKU ids cannot be asked for. */
function isVtexSkuId(id: string): boolean {
  return /^\d{1,10}$/.test(id);
}

function failureOf(told: { value: unknown } | { failure: ApiFailure }): ApiFailure | null {
  return 'failure' in told ? told.failure : null;
}

/** In VTEX's order, each file once: attaching one again by the API makes a second entry of it (known issue 1425160). */
function toImages(files: readonly SkuFile[]): VtexImage[] {
  const byFile = new Map<string, VtexImage>();
  for (const { fileId, url, label, name } of files) {
    const address = canonicalImageAddress(url);
    const key = fileId || address;
    if (address === '' || byFile.has(key)) continue;
    byFile.set(key, { fileId, url: address, label: label || name || null });
  }
  return [...byFile.values()];
}

function toEnrichment(sku: VtexSku, tradePolicy: string): Enrichment {
  const { weight, length, width, height } = sku.packageSize;
  return {
    productId: sku.productId,
    productName: sku.productName,
    skuName: sku.skuName,
    isActive: sku.isSellable && (sku.salesChannels.length === 0 || sku.salesChannels.includes(tradePolicy)),
    ...(weight ? { weightGrams: weight } : {}),
    ...(length ? { lengthCm: length } : {}),
    ...(width ? { widthCm: width } : {}),
    ...(height ? { heightCm: height } : {}),
    ...(sku.ean ? { ean: sku.ean } : {}),
    ...(sku.brand.name ? { brandId: sku.brand.id, brandName: sku.brand.name } : {}),
    skuSpecifications: sku.skuSpecifications.map(({ name, values }) => ({ name, values })),
    productSpecifications: sku.productSpecifications.map(({ name, values }) => ({ name, values })),
    ...(sku.categories.length > 0
      ? { categoryId: sku.categories.at(-1)!.id, categoryPath: sku.categories.map(({ name }) => name).join(' > ') }
      : {}),
  };
}
