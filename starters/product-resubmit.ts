import { isRefusedByReview } from '../domain/listing/product-state.ts';
import type { ClientRow } from '../storage/clients.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';

export interface ResubmitAnswer {
  readonly client: string;
  /** Products that go to review again with the next synchronisation. */
  readonly asked: readonly ResubmitView[];
  /** Products of the named SKUs that no review refused: nothing was changed. */
  readonly untouched: readonly ResubmitView[];
  /** SKUs that Ponte does not know. */
  readonly unknown: readonly string[];
}

export interface ResubmitView {
  readonly productKey: string;
  readonly status: string | null;
  readonly auditStatus: string | null;
  readonly skus: readonly string[];
}

/**
 * Has refused products sent to review again: by the next synchronisation, changed or not, and although their automatic
 * resubmission failed. The wish is stored with the product and ends when TikTok takes the edit.
 * @param skus null: every product that a review refused.
 * @throws CommandFailure `nothing-to-resubmit` where no product is concerned.
 */
export async function resubmitProducts(
  context: CommandContext,
  client: ClientRow,
  skus: readonly string[] | null,
): Promise<ResubmitAnswer> {
  const db = await context.db();
  const named = skus === null ? null : { sku: { $in: [...skus] } };
  const rows = await listingsOf(db)
    .find({ client: client._id, ...(named ?? { state: 'refused' }) })
    .project<{ sku: string; productKey: string }>({ sku: 1, productKey: 1 })
    .toArray();
  const products = await productsOf(db)
    .find({ client: client._id, productKey: { $in: [...new Set(rows.map(({ productKey }) => productKey))] } })
    .sort({ productKey: 1 })
    .toArray();
  const refused = products.filter((product) => product.productId !== null && isRefusedByReview(product));
  const view = ({ productKey, status, auditStatus }: ProductRow): ResubmitView => ({
    productKey,
    status,
    auditStatus,
    skus: rows.filter((row) => row.productKey === productKey).map(({ sku }) => sku),
  });
  const known = new Set(rows.map(({ sku }) => sku));
  const answer: ResubmitAnswer = {
    client: client._id,
    asked: refused.map(view),
    untouched: products.filter((product) => !refused.includes(product)).map(view),
    unknown: (skus ?? []).filter((sku) => !known.has(sku)),
  };
  if (refused.length === 0) throw nothingToResubmit(answer);
  const now = new Date();
  await productsOf(db).updateMany(
    { _id: { $in: refused.map(({ _id }) => _id) } },
    { $set: { resubmitAsked: true, refusedDigest: null, dueAt: now, updatedAt: now } },
  );
  return answer;
}

function nothingToResubmit({ unknown }: ResubmitAnswer): CommandFailure {
  return unknown.length > 0
    ? new CommandFailure(
        'nothing-to-resubmit',
        `Ponte knows no SKU ${unknown.join(', ')} of this client.`,
        "Give the source's own id of the SKU, as `ponte log CLIENT product` shows it.",
      )
    : new CommandFailure(
        'nothing-to-resubmit',
        'No review of TikTok has refused these products.',
        'See where they stand with: ponte log CLIENT product.',
      );
}
