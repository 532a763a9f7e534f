import { userInfo } from 'node:os';
import { explain } from '../domain/messages/explain.ts';
import type { ClientRow } from '../storage/clients.ts';
import { existingProductsOf } from '../storage/existing-products.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import type { DeleteInput, DeleteResult } from '../workflows/delete-products.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { runOnProducts } from './run-on-products.ts';

/** A product that a command is about, with all its SKUs: they go and come together. */
export interface Target {
  readonly productId: string;
  readonly title: string;
  readonly status: string | null;
  readonly skus: readonly string[];
  /** False for one that is on the shop and not in the source. */
  readonly isOurs: boolean;
}

export interface Choice {
  readonly skus: readonly string[];
  readonly productIds: readonly string[];
}

export interface MovedProduct extends Target {
  readonly outcome: 'done' | 'refused';
  readonly code: string | null;
  /** What TikTok's refusal means. */
  readonly why: string | null;
}

/** Ids travel through the workflow's history; more than this are given in several commands. */
const MOST_PRODUCTS = 1_000;

/**
 * The products that a choice of SKUs and TikTok ids names, each once.
 * @throws CommandFailure `nothing-chosen`, `sku-unknown`, `product-unknown`, `not-on-tiktok`, `too-many-products`
 */
export async function findTargets(context: CommandContext, client: ClientRow, choice: Choice): Promise<Target[]> {
  if (choice.skus.length + choice.productIds.length === 0) {
    throw new CommandFailure('nothing-chosen', 'No product was chosen.', 'Give --sku or --product.');
  }
  const db = await context.db();
  const chosen = await listingsOf(db)
    .find({ client: client._id, sku: { $in: [...choice.skus] } })
    .toArray();
  refuseUnknown('sku', choice.skus, new Set(chosen.map(({ sku }) => sku)), client);
  const ours = await productsOf(db)
    .find({
      client: client._id,
      $or: [
        { productKey: { $in: chosen.map(({ productKey }) => productKey) } },
        { productId: { $in: [...choice.productIds] } },
      ],
    })
    .toArray();
  const absent = chosen.filter(({ productKey }) => !ours.some((row) => row.productKey === productKey && row.productId));
  if (absent.length > 0) {
    throw new CommandFailure(
      'not-on-tiktok',
      `Not on TikTok yet: ${absent.map(({ sku }) => sku).join(', ')}.`,
      'Leave these SKUs out.',
    );
  }
  const known = new Set(ours.map(({ productId }) => productId));
  const others = await existingProductsOf(db)
    .find({ client: client._id, productId: { $in: choice.productIds.filter((id) => !known.has(id)) } })
    .toArray();
  refuseUnknown('product', choice.productIds, new Set([...known, ...others.map((row) => row.productId)]), client);
  const siblings = await listingsOf(db)
    .find({ client: client._id, productKey: { $in: ours.map(({ productKey }) => productKey) } })
    .toArray();
  const targets = [
    ...ours.map((row): Target => {
      const rows = siblings.filter(({ productKey }) => productKey === row.productKey);
      const foreign = (row.foreignSkus ?? []).map(({ sellerSku }) => sellerSku);
      const title = rows[0]?.item.title ?? '';
      const skus = [...rows.map(({ sku }) => sku), ...foreign];
      return { productId: row.productId!, title, status: row.status, skus, isOurs: true };
    }),
    ...others.map(({ productId, title, status, skus }): Target => {
      return { productId, title, status, skus: skus.map(({ sellerSku }) => sellerSku), isOurs: false };
    }),
  ];
  if (targets.length > MOST_PRODUCTS) {
    throw new CommandFailure(
      'too-many-products',
      `${targets.length} products are too many for one command.`,
      `Give at most ${MOST_PRODUCTS} at once.`,
    );
  }
  return targets;
}

/**
 * Deletes these products on TikTok, or takes their deletion back, and waits for the end.
 * @throws CommandFailure `already-running`, or the failure's type where the workflow failed
 */
export async function moveTargets(
  context: CommandContext,
  client: ClientRow,
  workflow: 'deleteProducts' | 'restoreProducts',
  targets: readonly Target[],
): Promise<MovedProduct[]> {
  const productIds = targets.map(({ productId }) => productId);
  const verb = workflow === 'deleteProducts' ? 'delete' : 'restore';
  const { products } = await runOnProducts<DeleteInput, DeleteResult>(context, client, {
    workflow,
    input: { client: client._id, productIds, by: `cli:${userInfo().username}` },
    summary: `${verb} ${productIds.length} on TikTok`,
  });
  const outcomes = new Map(products.map((product) => [product.productId, product]));
  return targets.map((target) => {
    const { outcome = 'refused' as const, code = null } = outcomes.get(target.productId) ?? {};
    return { ...target, outcome, code, why: code && explain({ code: `tiktok:${code}` }, 'en').why };
  });
}

function refuseUnknown(
  what: 'sku' | 'product',
  asked: readonly string[],
  known: ReadonlySet<string | null>,
  client: ClientRow,
): void {
  const unknown = asked.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const named = unknown.slice(0, 5).join(', ');
  throw new CommandFailure(
    `${what}-unknown`,
    `${client.name} has no ${what === 'sku' ? 'SKU' : 'product'} ${named}.`,
    what === 'sku'
      ? 'Give SKUs as the feed has them.'
      : 'Give ids of `ponte product adopt`, which reads what is on the shop.',
  );
}
