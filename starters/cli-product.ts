import type { Command } from 'commander';
import type { Run } from './cli.ts';
import { uploadFeed } from './feed-upload.ts';
import { printTable } from './print-table.ts';
import { countsOf, syncProductsNow, type ProductAnswer } from './product-sync.ts';

interface Options {
  json?: boolean;
  feed?: string;
  old?: string;
  new?: string;
  warehouse?: string;
  dryRun?: boolean;
  detach?: boolean;
}

export function registerProductCommands(program: Command, run: Run): void {
  const product = program.command('product').description("a client's products on TikTok Shop");

  product
    .command('generate <client>')
    .description('read the feed, build every listing, publish what differs from what TikTok accepted')
    .option('--feed <file|url>', "another feed than the client's own, for this run")
    .option('--warehouse <id>', 'another warehouse for new stock')
    .option('--dry-run', 'show the next action per product and send nothing')
    .option('--detach', 'return as soon as it is started')
    .option('--json')
    .action((name: string, options: Options) =>
      run(
        options,
        async (context) => {
          const client = await context.client(name);
          return syncProductsNow(context, client, {
            workflow: 'generateProducts',
            source: options.feed && (await uploadFeed(context, options.feed)),
            warehouseId: options.warehouse,
            dryRun: options.dryRun,
            detach: options.detach,
          });
        },
        describe,
      ),
    );

  product
    .command('update <client>')
    .description('compare two feeds and send only the differences')
    .option('--old <file>', 'compare with this file instead of the feed applied last')
    .option('--new <file|url>', "another feed than the client's own, for this run")
    .option('--dry-run', 'show the next action per product and send nothing')
    .option('--detach', 'return as soon as it is started')
    .option('--json')
    .action((name: string, options: Options) =>
      run(
        options,
        async (context) => {
          const client = await context.client(name);
          return syncProductsNow(context, client, {
            workflow: 'updateProducts',
            source: options.new && (await uploadFeed(context, options.new)),
            oldSource: options.old && (await uploadFeed(context, options.old)),
            dryRun: options.dryRun,
            detach: options.detach,
          });
        },
        describe,
      ),
    );
}

function describe(answer: ProductAnswer): string {
  if (!answer.result) return `Started ${answer.workflowId}.`;
  const { outcome, totals } = answer.result;
  const summary = `${outcome}. ${countsOf(totals)}`;
  if (!answer.plan) return summary;
  const rows = answer.plan.map((row) => [
    row.productKey,
    row.action,
    row.detail || row.problems.map((p) => p.code).join(', '),
  ]);
  return `${printTable([['product', 'next action', 'detail'], ...rows])}\n\n${summary}`;
}
