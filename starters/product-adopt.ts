import { explain, type ExplainedProblem } from '../domain/messages/explain.ts';
import type { Locale } from '../domain/messages/message.ts';
import type { ClientRow } from '../storage/clients.ts';
import { existingProductsOf, type ExistingProductRow } from '../storage/existing-products.ts';
import type { AdoptResult } from '../workflows/adopt-products.ts';
import type { CommandContext } from './command-context.ts';
import { runOnProducts } from './run-on-products.ts';

export interface AdoptAnswer extends AdoptResult {
  /** Every product on the shop that is ours, and the SKUs on it that are not. */
  readonly ours: readonly FoundView[];
  /** No SKU of theirs is in the source; shown and never touched. */
  readonly unlinked: readonly FoundView[];
  /** Some SKU of theirs is ours, and what keeps them from being linked. */
  readonly conflicts: readonly (FoundView & { readonly explanation: Record<Locale, ExplainedProblem> })[];
}

export interface FoundView {
  readonly productId: string;
  readonly title: string;
  readonly status: string;
  readonly sellerSkus: readonly string[];
  readonly linkedTo: string | null;
  readonly foreignSkus: readonly string[];
  readonly why: string | null;
}

/**
 * Reads every product on the client's shop, links those with seller SKUs of ours, and shows all of them. Sends nothing.
 * @throws CommandFailure `already-running`, or the failure's type where the workflow failed
 */
export async function adoptProductsNow(context: CommandContext, client: ClientRow): Promise<AdoptAnswer> {
  const result = await runOnProducts<{ client: string }, AdoptResult>(context, client, {
    workflow: 'adoptProducts',
    input: { client: client._id },
    summary: 'read the shop and link what is there',
  });
  const rows = await existingProductsOf(await context.db())
    .find({ client: client._id })
    .sort({ productId: 1 })
    .toArray();
  return {
    ...result,
    ours: rows.filter(({ linkedTo }) => linkedTo !== null).map(toView),
    unlinked: rows.filter(isUnlinked).map(toView),
    conflicts: rows.flatMap((row) => {
      if (!row.why || isUnlinked(row)) return [];
      const explanation = { 'pt-BR': explain(row.why, 'pt-BR'), en: explain(row.why, 'en') };
      return [{ ...toView(row), explanation }];
    }),
  };
}

const isUnlinked = ({ why }: ExistingProductRow): boolean => why?.code === 'existing-unlinked';

function toView(row: ExistingProductRow): FoundView {
  return {
    productId: row.productId,
    title: row.title,
    status: row.status,
    sellerSkus: row.skus.map(({ sellerSku }) => sellerSku),
    linkedTo: row.linkedTo,
    foreignSkus: row.linkedTo === null ? [] : row.blocks,
    why: row.why?.code ?? null,
  };
}
