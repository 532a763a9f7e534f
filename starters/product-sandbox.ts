import { sandboxScopeOf } from '../domain/client-scope.ts';
import { explain, type ExplainedProblem } from '../domain/messages/explain.ts';
import type { Locale } from '../domain/messages/message.ts';
import type { Problem } from '../domain/problem.ts';
import { attemptLogOf, ATTEMPT_LOGS, type AttemptLogKind } from '../storage/attempt-logs.ts';
import type { ClientRow } from '../storage/clients.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import type { SandboxInput, SandboxResult } from '../workflows/send-product-sandbox.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { runClientWorkflow } from './run-client-workflow.ts';

export interface SandboxAnswer {
  readonly workflowId: string;
  readonly result: SandboxResult;
  readonly products: readonly SandboxProduct[];
}

/** What became of one product on the sandbox shop. */
export interface SandboxProduct {
  readonly productKey: string;
  readonly productId: string | null;
  /** What this run sent of it, in order; empty where nothing differed or nothing could be sent. */
  readonly actions: readonly string[];
  /** TikTok's two words on it; null where it is not there. */
  readonly status: string | null;
  readonly auditStatus: string | null;
  readonly skus: readonly SandboxSku[];
}

export interface SandboxSku {
  readonly sku: string;
  readonly skuId: string | null;
  readonly state: ListingRow['state'];
  readonly problems: readonly ({ readonly code: string } & Record<Locale, ExplainedProblem>)[];
}

/**
 * Sends a client's products to its sandbox shop, waits for the reviews and reports. Never touches the live shop.
 * @param skus only the products of these; empty: every product
 * @throws CommandFailure `sku-unknown`, `already-running`, or the failure's type: `SandboxShopIsLive`,
 * `TiktokShopCredentialsRejected` where no sandbox shop is connected, …
 */
export async function sendSandboxNow(
  context: CommandContext,
  client: ClientRow,
  skus: readonly string[],
): Promise<SandboxAnswer> {
  const db = await context.db();
  const chosen = await listingsOf(db)
    .find({ client: client._id, sku: { $in: [...skus] } })
    .project<{ sku: string; productKey: string }>({ sku: 1, productKey: 1 })
    .toArray();
  const known = new Set(chosen.map(({ sku }) => sku));
  const unknown = skus.filter((sku) => !known.has(sku));
  if (unknown.length > 0) {
    throw new CommandFailure(
      'sku-unknown',
      `${client.name} has no SKU ${unknown.slice(0, 5).join(', ')}.`,
      'Give SKUs as the feed has them; `ponte product update` reads the feed first.',
    );
  }
  const workflowId = `sandbox:${client._id}`;
  const result = await runClientWorkflow<SandboxInput, SandboxResult>(context, {
    workflow: 'sendProductSandbox',
    workflowId,
    kind: 'product',
    summary: `Sandbox shop of ${client.name}: ${skus.length > 0 ? `products of ${skus.length} SKUs` : 'every product'}`,
    input: { client: client._id, ...(skus.length > 0 && { skus }) },
    busy: { why: `Products of ${client.name} are being sent to its sandbox shop right now.` },
  });
  const productKeys = skus.length > 0 ? [...new Set(chosen.map(({ productKey }) => productKey))] : null;
  return { workflowId, result, products: await report(context, client._id, result.runId, productKeys) };
}

async function report(
  context: CommandContext,
  client: string,
  runId: string,
  productKeys: readonly string[] | null,
): Promise<SandboxProduct[]> {
  const db = await context.db();
  const wanted = { client: sandboxScopeOf(client), ...(productKeys && { productKey: { $in: [...productKeys] } }) };
  const products = await productsOf(db).find(wanted).sort({ _id: 1 }).toArray();
  const rows = await listingsOf(db).find(wanted).sort({ _id: 1 }).toArray();
  const actions = new Map<string, string[]>();
  for (const kind of Object.keys(ATTEMPT_LOGS) as AttemptLogKind[]) {
    const sent = attemptLogOf(db, kind)
      .find({ ...wanted, runId, sent: { $ne: null } })
      .sort({ at: 1 });
    for await (const { productKey, action } of sent) {
      const before = actions.get(productKey) ?? [];
      if (!before.includes(action)) actions.set(productKey, [...before, action]);
    }
  }
  const byKey = Map.groupBy(rows, ({ productKey }) => productKey);
  return products.map(({ productKey, productId, status, auditStatus }) => ({
    productKey,
    productId,
    actions: actions.get(productKey) ?? [],
    status,
    auditStatus,
    skus: (byKey.get(productKey) ?? []).map(({ sku, skuId, state, problems }) => ({
      sku,
      skuId,
      state,
      problems: problems.map(inWords),
    })),
  }));
}

function inWords(problem: Problem): SandboxSku['problems'][number] {
  return { code: problem.code, 'pt-BR': explain(problem, 'pt-BR'), en: explain(problem, 'en') };
}
