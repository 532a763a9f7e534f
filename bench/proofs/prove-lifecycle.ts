import type { SyncResult } from '../../workflows/sync-input.ts';
import type { System } from './open-system.ts';

/** One change of the shop, and the calls that write which it led to. */
export interface LifecycleStep {
  readonly change: string;
  /** `METHOD path`, ids replaced, with how often; in the order in which they first came. */
  readonly calls: readonly (readonly [call: string, count: number])[];
  readonly expected: readonly (readonly [call: string, count: number])[];
  readonly asExpected: boolean;
  /** Which calls differ, and what the products became where that is not what it should be. */
  readonly problems: readonly string[];
}

/** The calls that the steps are about. */
export const CALLS = {
  upload: 'POST /product/202309/images/upload',
  edit: 'PUT /product/202509/products/{id}',
  partialEdit: 'POST /product/202509/products/{id}/partial_edit',
  activate: 'POST /product/202309/products/activate',
  stock: 'POST /product/202309/products/{id}/inventory/update',
  deactivate: 'POST /product/202309/products/deactivate',
} as const;

/**
 * Publishes a shop and then changes one thing after the other in VTEX, as its merchant would, each followed by one
 * `product update`. The calls are read from the sandbox's journal. The first row is the publication made again: it
 * writes nothing.
 */
export async function proveLifecycle(system: System, say: (line: string) => void): Promise<LifecycleStep[]> {
  await run(system, 'generateProducts');
  await system.awaitVerdicts();
  const shop = await readMerchant(system);
  const [pictured, titled, described, giver, ...others] = shop.products;
  const taker = others.find((other) => giver !== undefined && canMove(giver, other));
  if (!pictured || !titled || !described || !giver || !taker) throw new Error('The shop has too few plain products.');
  const leaving = others.filter((other) => other !== taker).slice(0, 10);
  const returning = leaving.slice(0, 5);
  const edit = (skuId: number | undefined, body: object): Promise<unknown> =>
    system.control('vtex', 'POST', `/lojademo/skus/${skuId}`, body);
  const switchAll = async (products: readonly Plain[], active: boolean): Promise<void> => {
    for (const { skus } of products) for (const { id } of skus) await edit(id, { active });
  };
  const moved = giver.skus[0];

  const steps: LifecycleStep[] = [];
  const step = async (
    change: string,
    expected: LifecycleStep['expected'],
    act: () => Promise<unknown>,
    { whole = false, check = async () => [] }: { whole?: boolean; check?: () => Promise<string[]> } = {},
  ): Promise<void> => {
    const before = await newest(system);
    await act();
    await run(system, whole ? 'generateProducts' : 'updateProducts');
    await system.awaitVerdicts();
    const made = judgeStep(change, await readCalls(system, before), expected, await check());
    steps.push(made);
    say(`${change}: ${made.calls.map(([call, count]) => `${count} × ${call}`).join(', ') || 'no call'}`);
  };
  const areAll = (products: readonly Plain[], status: string) => async (): Promise<string[]> => {
    const found = await statuses(system);
    return products.flatMap(({ id, skus }) =>
      skus
        .filter((sku) => found.get(String(sku.id)) !== status)
        .map((sku) => `SKU ${sku.id} of product ${id} is ${found.get(String(sku.id)) ?? 'not there'}, not ${status}`),
    );
  };

  await step('nothing (the whole publication again)', [], async () => undefined, { whole: true });
  await step(
    'the cover picture of one SKU',
    [
      [CALLS.upload, 1],
      [CALLS.partialEdit, 1],
    ],
    () => edit(pictured.skus[0]?.id, { replaceImage: true }),
  );
  await step('the title of one product', [[CALLS.partialEdit, 1]], () =>
    edit(titled.skus[0]?.id, { productName: `${titled.name} Nova Coleção` }),
  );
  await step('one attribute of one product', [[CALLS.partialEdit, 1]], () =>
    edit(described.skus[0]?.id, { specifications: { [described.field]: described.otherValue } }),
  );
  // Where it was, it is sold out at once and its pictures taken away; where it comes to it needs price and stock too,
  // and so the whole edit.
  await step(
    'one SKU to another product',
    [
      [CALLS.stock, 1],
      [CALLS.partialEdit, 1],
      [CALLS.edit, 1],
    ],
    () => edit(moved?.id, { productId: taker.id }),
    { check: areAll([{ ...taker, skus: [...taker.skus, ...(moved ? [moved] : [])] }], 'ACTIVATE') },
  );
  await step('ten products removed', [[CALLS.deactivate, 1]], () => switchAll(leaving, false), {
    check: areAll(leaving, 'SELLER_DEACTIVATED'),
  });
  await step('five of them back', [[CALLS.activate, 1]], () => switchAll(returning, true), {
    check: areAll(returning, 'ACTIVATE'),
  });
  return steps;
}

/** The steps as a table in Markdown. */
export function writeTable(steps: readonly LifecycleStep[]): string {
  const list = (calls: LifecycleStep['calls']): string =>
    calls.map(([call, count]) => `${count} × \`${call}\``).join('<br>') || 'none';
  return [
    '| change | calls that write, by the journal | expected | |',
    '| --- | --- | --- | --- |',
    ...steps.map(
      ({ change, calls, expected, asExpected }) =>
        `| ${change} | ${list(calls)} | ${list(expected)} | ${asExpected ? 'as expected' : '**differs**'} |`,
    ),
  ].join('\n');
}

async function run(system: System, workflow: 'generateProducts' | 'updateProducts'): Promise<void> {
  const handle = await system.publish(workflow);
  const { outcome } = (await handle.result()) as SyncResult;
  if (outcome !== 'published' && outcome !== 'unchanged') throw new Error(`${workflow} ended as ${outcome}.`);
}

interface Plain {
  readonly id: number;
  readonly name: string;
  readonly categoryId: number;
  readonly skus: readonly { readonly id: number; readonly texts: readonly string[]; readonly fields: string }[];
  /** A specification of the product, by its name, and a listed value that it does not have. */
  readonly field: string;
  readonly otherValue: string;
}

/** Products of VTEX that are on sale on TikTok with all their SKUs, at least two. */
async function readMerchant(system: System): Promise<{ products: Plain[] }> {
  const read = async (kind: string): Promise<any[]> =>
    (await system.control('vtex', 'GET', `/state?kind=${kind}&shop=lojademo`)).items;
  const [products, skus, fields, onSale] = await Promise.all([
    read('products'),
    read('skus'),
    read('fields'),
    statuses(system),
  ]);
  const fieldOf = new Map(fields.map((field) => [field.id, field]));
  const plain = products.flatMap((product): Plain[] => {
    const own = skus.filter(({ productId }) => productId === product.id);
    if (own.length < 2 || own.some(({ id, images }) => onSale.get(String(id)) !== 'ACTIVATE' || images.length === 0))
      return [];
    const listed = product.specifications.find(({ fieldId }: any) => fieldOf.get(fieldId)?.values.length > 1);
    const field = listed && fieldOf.get(listed.fieldId);
    if (!field) return [];
    return [
      {
        id: product.id,
        name: product.name,
        categoryId: product.categoryId,
        field: field.name,
        otherValue: field.values.find(({ name }: any) => name !== listed.text).name,
        skus: own.map(({ id, specifications }) => ({
          id,
          texts: specifications.map(({ text }: any) => text),
          fields: specifications.map(({ fieldId }: any) => fieldId).join(),
        })),
      },
    ];
  });
  return { products: plain };
}

/** A SKU of `giver` would be told apart in `taker`: the same fields, another combination, the same category. */
function canMove(giver: Plain, taker: Plain): boolean {
  const [moving] = giver.skus;
  return (
    moving !== undefined &&
    giver.categoryId === taker.categoryId &&
    taker.skus.every(({ fields, texts }) => fields === moving.fields && texts.join() !== moving.texts.join())
  );
}

/** Statuses on TikTok by seller SKU. */
async function statuses(system: System): Promise<Map<string, string>> {
  const { items } = await system.control('tiktokShop', 'GET', '/state?kind=products');
  return new Map(
    (items as { status: string; skus: { seller_sku: string }[] }[])
      .filter(({ status }) => status !== 'DELETED')
      .flatMap(({ status, skus }) => skus.map(({ seller_sku }) => [seller_sku, status] as const)),
  );
}

async function newest(system: System): Promise<number> {
  return (await system.control('tiktokShop', 'GET', '/calls?since=1000000000')).next;
}

async function readCalls(system: System, since: number): Promise<string[]> {
  const { calls } = await system.control('tiktokShop', 'GET', `/calls?since=${since}`);
  return (calls as { method: string; path: string }[]).map(
    ({ method, path }) => `${method} ${path.replaceAll(/\d{12,}/g, '{id}')}`,
  );
}

/** Reads are calls that leave everything as it was, whatever their method. */
const READS = /^GET|\/search$|\/recommend$|\/listing_check$/;

/** A row of the table from the calls that were made, each as `METHOD path` with its ids replaced. */
export function judgeStep(
  change: string,
  made: readonly string[],
  expected: LifecycleStep['expected'],
  otherProblems: readonly string[] = [],
): LifecycleStep {
  const counts = new Map<string, number>();
  for (const call of made) if (!READS.test(call)) counts.set(call, (counts.get(call) ?? 0) + 1);
  const wanted = new Map(expected);
  const differing = [...new Set([...counts.keys(), ...wanted.keys()])]
    .filter((call) => counts.get(call) !== wanted.get(call))
    .map((call) => `${call}: ${counts.get(call) ?? 0} instead of ${wanted.get(call) ?? 0}`);
  const problems = [...differing, ...otherProblems];
  return { change, calls: [...counts], expected, asExpected: problems.length === 0, problems };
}
