import type { Command } from 'commander';
import type { Run } from './cli.ts';
import { registerBrandCommands } from './cli-brands.ts';
import { registerExistingCommands } from './cli-existing.ts';
import { registerImagesCommand } from './cli-images.ts';
import { registerLeftOutCommand } from './cli-left-out.ts';
import { registerSandboxShopCommand } from './cli-sandbox-shop.ts';
import type { CommandContext } from './command-context.ts';
import { uploadFeed } from './feed-upload.ts';
import { describePlan } from './plan-view.ts';
import { registerResubmitCommand } from './cli-resubmit.ts';
import { countsOf, syncProductsNow, type ProductAnswer, type ProductCommand } from './product-sync.ts';

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

  registerLeftOutCommand(product, run);
  registerImagesCommand(product, run);
  registerExistingCommands(product, run);
  registerSandboxShopCommand(product, run);

  const command = (usage: string, asCommand: (context: CommandContext, options: Options) => Promise<ProductCommand>) =>
    product
      .command(usage)
      .option(
        '--dry-run',
        'show the next action per product, with its fields or reasons, and send nothing (--json: `plan`, a row a product, and `planned`, products by action)',
      )
      .option('--detach', 'return as soon as it is started')
      .option('--json')
      .action((name: string, options: Options) =>
        run(
          options,
          async (context) => {
            const client = await context.client(name);
            const { dryRun, detach } = options;
            return syncProductsNow(context, client, { ...(await asCommand(context, options)), dryRun, detach });
          },
          describe,
        ),
      );

  registerBrandCommands(product, run);
  registerResubmitCommand(product, run);

  command('generate <client>', async (context, { feed, warehouse }) => ({
    workflow: 'generateProducts',
    source: feed && (await uploadFeed(context, feed)),
    warehouseId: warehouse,
  }))
    .description('read the feed, build every listing, publish what differs from what TikTok accepted')
    .option('--feed <file|url>', "another feed than the client's own, for this run")
    .option('--warehouse <id>', 'another warehouse for new stock');

  command('update <client>', async (context, options) => ({
    workflow: 'updateProducts',
    source: options.new && (await uploadFeed(context, options.new)),
    oldSource: options.old && (await uploadFeed(context, options.old)),
  }))
    .description('compare two feeds and send only the differences')
    .option('--old <file>', 'compare with this file instead of the feed applied last')
    .option('--new <file|url>', "another feed than the client's own, for this run");
}

function describe(answer: ProductAnswer): string {
  if (!answer.result) return `Started ${answer.workflowId}.`;
  const { outcome, totals } = answer.result;
  const summary = `${outcome}. ${countsOf(totals)}`;
  if (!answer.plan) return summary;
  return `${describePlan(answer.plan)}\n${summary}`;
}
