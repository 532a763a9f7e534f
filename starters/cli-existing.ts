import type { Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import type { Run } from './cli.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { printTable } from './print-table.ts';
import { adoptProductsNow, type AdoptAnswer } from './product-adopt.ts';
import { findTargets, moveTargets, type MovedProduct, type Target } from './product-delete.ts';

interface MoveOptions {
  json?: boolean;
  yes?: boolean;
  sku?: string[];
  product?: string[];
}

/** `ponte product adopt|delete|restore`: what is on the shop already, and what an operator takes off it for good. */
export function registerExistingCommands(product: Command, run: Run): void {
  product
    .command('adopt <client>')
    .description('read every product on the TikTok shop, link those with our seller SKUs, show the others')
    .option('--json')
    .action((name: string, options: { json?: boolean }) =>
      run(options, async (context) => adoptProductsNow(context, await context.client(name)), describeAdopted),
    );

  const move = (
    verb: 'delete' | 'restore',
    work: (context: CommandContext, name: string, options: MoveOptions) => Promise<MovedProduct[]>,
  ) =>
    product
      .command(`${verb} <client>`)
      .option('--sku <id...>', 'the products of these SKUs, with all their SKUs')
      .option('--product <id...>', "TikTok's product ids")
      .option('--json')
      .action((name: string, options: MoveOptions) =>
        run(options, (context) => work(context, name, options), describeMoved),
      );

  move('delete', async (context, name, options) => {
    const client = await context.client(name);
    const targets = await findTargets(context, client, choiceOf(options));
    if (!options.yes) await confirm(context, targets, options.json ?? false);
    return moveTargets(context, client, 'deleteProducts', targets);
  })
    .description('delete products on TikTok, 20 a call; nothing but this command ever does')
    .option('--yes', 'no question asked; without it nothing is deleted unless a person says so');

  move('restore', async (context, name, options) => {
    const client = await context.client(name);
    const targets = await findTargets(context, client, choiceOf(options));
    return moveTargets(context, client, 'restoreProducts', targets);
  }).description(
    'take a deletion back: the products are there again, deactivated, and the next sync goes on with them',
  );
}

const choiceOf = ({ sku = [], product = [] }: MoveOptions) => ({ skus: sku, productIds: product });

/** @throws CommandFailure `confirmation-missing` where nobody can be asked, or somebody said no. */
async function confirm(context: CommandContext, targets: readonly Target[], isMachine: boolean): Promise<void> {
  const rows = targets.map((one) => [
    one.productId,
    one.status,
    one.title,
    one.skus.join(' '),
    one.isOurs ? '' : 'not ours',
  ]);
  context.tell(printTable([['product', 'status', 'title', 'SKUs', ''], ...rows]));
  const listed = targets.slice(0, 10).map(({ productId }) => productId);
  const more = targets.length > listed.length ? ` and ${targets.length - listed.length} more` : '';
  const named = `${targets.length} products on TikTok, ${listed.join(', ')}${more}`;
  if (!isMachine && process.stdin.isTTY) {
    const question = createInterface({ input: process.stdin, output: process.stderr });
    const said = await question.question(`Delete ${targets.length} products on TikTok? Type the number to go on: `);
    question.close();
    if (said.trim() === String(targets.length)) return;
  }
  throw new CommandFailure(
    'confirmation-missing',
    `This would delete ${named}.`,
    'Repeat it with --yes if that is meant.',
  );
}

function describeAdopted({ products, linked, gone, ours, unlinked, conflicts }: AdoptAnswer): string {
  const summary =
    `${products} products on the shop: ${ours.length} ours (${linked} linked now), ` +
    `${unlinked.length} only there, ${conflicts.length} to be put right` +
    (gone > 0 ? `; ${gone} of ours were deleted there.` : '.');
  const tables = [
    ...(conflicts.length > 0
      ? [
          printTable([
            ['to be put right', 'title', 'why', 'what to do'],
            ...conflicts.map(({ productId, title, explanation: { 'pt-BR': words } }) => [
              productId,
              title,
              words.why,
              words.fix,
            ]),
          ]),
        ]
      : []),
    ...(unlinked.length > 0
      ? [
          printTable([
            ['only on TikTok', 'title', 'status', 'seller SKUs'],
            ...unlinked.map(({ productId, title, status, sellerSkus }) => [
              productId,
              title,
              status,
              sellerSkus.join(' '),
            ]),
          ]),
        ]
      : []),
  ];
  return [...tables, summary].join('\n\n');
}

function describeMoved(products: MovedProduct[]): string {
  return printTable([
    ['product', 'title', 'outcome', 'why'],
    ...products.map(({ productId, title, outcome, code, why }) => [
      productId,
      title,
      outcome,
      code ? `${code} ${why ?? ''}` : null,
    ]),
  ]);
}
