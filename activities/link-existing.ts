import type { AnyBulkWriteOperation } from 'mongodb';
import { isApiFailure } from '../apis/failure.ts';
import type { ProductView, SkuView } from '../apis/tiktok-shop/product-view.ts';
import { NOT_SENT } from '../domain/listing/facet-hashes.ts';
import type { ForeignSku } from '../domain/listing/foreign-skus.ts';
import type { IdentifierCode } from '../domain/listing/gtin.ts';
import { judgeFound, type Links, type LinkVerdict } from '../domain/listing/link-existing.ts';
import { existingProductsOf, type ExistingProductRow } from '../storage/existing-products.ts';
import { listingId, listingsOf } from '../storage/listings.ts';
import { productId as productRowId, productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import { createVerdictKeeper } from './keep-verdict.ts';
import { openLinkContext } from './link-context.ts';
import { toMarks } from './product-rows.ts';
import { attemptStart, createAttemptRecorder } from './record-attempts.ts';
import type { ConnectedShop } from './tiktok-access.ts';

export interface LinkScene {
  readonly client: string;
  readonly runId: string;
  readonly shop: ConnectedShop;
  readonly signal: AbortSignal;
}

/** A slice under way: what is to be noted of the found products is written at its end. */
interface Slice extends LinkScene {
  readonly found: AnyBulkWriteOperation<ExistingProductRow>[];
}

/**
 * Links products found on TikTok to ours, or says why not (`domain/listing/link-existing.ts`). A link is written to the
 * SKUs, then the product, then the row of the found one: after a crash in between, the repeat writes the same.
 */
export function createLinker(deps: ActivityDeps) {
  const { db } = deps;
  const existing = existingProductsOf(db);
  const listings = listingsOf(db);
  const products = productsOf(db);
  const recorder = createAttemptRecorder(db);
  const keepVerdict = createVerdictKeeper(db);

  /** @returns how many were linked. */
  return async (scene: LinkScene, rows: readonly ExistingProductRow[]): Promise<number> => {
    let linked = 0;
    const slice: Slice = { ...scene, found: [] };
    const contextOf = await openLinkContext(db, scene.client, rows);
    for (const row of rows) {
      scene.signal.throwIfAborted();
      const verdict = judgeFound(row, contextOf(row));
      if (verdict.kind === 'ours') await refresh(slice, row, verdict);
      else if (verdict.kind === 'link') linked += (await link(slice, row, verdict)) ? 1 : 0;
      else leave(slice, row, verdict);
    }
    // Last, and at once: most products of a shop are strangers, and each of them would cost a write.
    if (slice.found.length > 0) await existing.bulkWrite(slice.found, { ordered: false });
    return linked;
  };

  function leave(
    slice: Slice,
    row: ExistingProductRow,
    verdict: Extract<LinkVerdict, { kind: 'wait' | 'apart' }>,
  ): void {
    // While a send is open its recovery decides; until then nothing stands in its way.
    const why = verdict.kind === 'apart' ? verdict.why : null;
    const blocks = verdict.kind === 'apart' ? sellerSkusOf(row) : [];
    const toLink = verdict.kind === 'wait';
    mark(slice, row, { linkedTo: null, why, blocks, toLink });
  }

  async function link(scene: Slice, row: ExistingProductRow, links: Links): Promise<boolean> {
    const view = await read(scene, row);
    if (!view) {
      leave(scene, row, { kind: 'apart', why: { code: 'existing-frozen', params: { product: links.productKey } } });
      return false;
    }
    const now = new Date();
    await writeSkus(scene, links, view, now);
    const { categoryId, status, audit } = view;
    const set = {
      productId: view.id,
      categoryId,
      status,
      auditStatus: audit.status,
      deactivatedByPonte: false,
      origin: 'adopted' as const,
      foreignSkus: foreignOf(links, view),
      // A review that is open there is polled from now on.
      sentAt: now,
      queuedUntil: null,
      dueAt: now,
      updatedAt: now,
    };
    const _id = productRowId(scene.client, links.productKey);
    await products.updateOne({ _id, attempt: null, productId: { $in: [null, view.id] } }, { $set: set });
    await note(scene, links, view);
    keepLinked(scene, row, links);
    return true;
  }

  /** A product of ours as it is now: its status, SKUs of ours that were found on it, and strangers added to it. */
  async function refresh(scene: Slice, row: ExistingProductRow, links: Links): Promise<void> {
    const product = await products.findOne({ _id: productRowId(scene.client, links.productKey) });
    if (!product) return;
    const strangers = new Set((product.foreignSkus ?? []).map(({ skuId }) => skuId));
    const isNew = links.skus.length > 0 || links.foreign.some((skuId) => !strangers.has(skuId));
    const isGone = [...strangers].some((skuId) => !links.foreign.includes(skuId));
    const isOther = product.status !== row.status || product.auditStatus !== row.audit;
    const view = isNew || isGone || isOther ? await read(scene, row) : null;
    const now = new Date();
    if (view && (isNew || isGone)) {
      await writeSkus(scene, links, view, now);
      const set = { foreignSkus: foreignOf(links, view), updatedAt: now, ...(links.skus.length > 0 && { dueAt: now }) };
      await products.updateOne({ _id: product._id }, { $set: set });
      if (links.skus.length > 0) await note(scene, links, view);
    }
    if (view && isOther) await keepVerdict(product, view);
    // A frozen product cannot be read; its status alone is known.
    if (!view && isOther && row.status === 'FREEZE') {
      await products.updateOne({ _id: product._id }, { $set: { status: 'FREEZE', auditStatus: 'NONE', dueAt: now } });
    }
    keepLinked(scene, row, links);
  }

  function keepLinked(slice: Slice, row: ExistingProductRow, links: Links): void {
    const blocks = sellerSkusOf(row, new Set(links.foreign));
    mark(slice, row, { linkedTo: links.productKey, why: null, blocks, toLink: false });
  }

  async function writeSkus(scene: LinkScene, links: Links, view: ProductView, now: Date): Promise<void> {
    const marks = toMarks(NOT_SENT, null, scene.runId, now);
    const writes = links.skus.flatMap(({ sku, skuId }) => {
      const found = view.skus.find(({ id }) => id === skuId);
      if (!found) return [];
      const set = {
        skuId,
        productId: view.id,
        sellerSku: found.sellerSku,
        salesAttributes: attributesOf(found),
        identifierCode: codeOf(found),
        sent: marks,
        accepted: marks,
        updatedAt: now,
      };
      return [{ updateOne: { filter: { _id: listingId(scene.client, sku) }, update: { $set: set } } }];
    });
    if (writes.length > 0) await listings.bulkWrite(writes, { ordered: false });
  }

  async function note(scene: LinkScene, links: Links, view: ProductView): Promise<void> {
    const { client, runId } = scene;
    const { productKey } = links;
    const start = { runId, action: `adopt:${view.id}`, attempt: 0, sent: null, productId: view.id };
    await recorder.note(
      'product',
      links.skus.map(({ sku, skuId }) => ({
        start: attemptStart({ client, sku, productKey, skuId }, start),
        end: {
          outcome: 'accepted',
          answer: { code: null, message: `${view.status} / ${view.audit.status}`, requestId: null, ms: null },
          problem: { code: 'product-adopted' },
        },
      })),
    );
  }
}

/** A search tells neither variants nor codes of SKUs. Null for what cannot be read: frozen or deleted since. */
async function read({ shop, signal }: LinkScene, { productId }: ExistingProductRow): Promise<ProductView | null> {
  try {
    return await shop.api.products.get(productId, { signal });
  } catch (failure) {
    if (isApiFailure(failure, 'Rejected')) return null;
    throw failure;
  }
}

function sellerSkusOf({ skus }: ExistingProductRow, only?: ReadonlySet<string>): string[] {
  return skus.flatMap(({ skuId, sellerSku }) => (sellerSku && (!only || only.has(skuId)) ? [sellerSku] : []));
}

function foreignOf({ foreign }: Links, view: ProductView): NonNullable<ProductRow['foreignSkus']> {
  return view.skus
    .filter(({ id }) => foreign.includes(id))
    .map((sku): ForeignSku => ({
      skuId: sku.id,
      sellerSku: sku.sellerSku,
      salesAttributes: attributesOf(sku),
      identifierCode: codeOf(sku),
      externalSkuId: sku.externalSkuId,
    }));
}

function attributesOf({ salesAttributes }: SkuView): ForeignSku['salesAttributes'] {
  return salesAttributes.map(({ id, name, valueId, valueName, imageUri }) => ({
    id,
    name,
    valueId,
    value: valueName,
    ...(imageUri && { imageUri }),
  }));
}

function codeOf({ identifierCode }: SkuView): IdentifierCode | null {
  return identifierCode && ({ type: identifierCode.type, code: identifierCode.code } as IdentifierCode);
}

function mark(
  { found }: Slice,
  { _id }: ExistingProductRow,
  set: Pick<ExistingProductRow, 'linkedTo' | 'why' | 'blocks' | 'toLink'>,
): void {
  found.push({ updateOne: { filter: { _id }, update: { $set: set } } });
}
