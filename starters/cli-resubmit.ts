import type { Command } from 'commander';
import type { Run } from './cli.ts';
import { CommandFailure } from './command-failure.ts';
import { resubmitProducts } from './product-resubmit.ts';

interface Options {
  json?: boolean;
  sku?: string[];
  all?: boolean;
}

/** `product resubmit`: an operator's word on products that TikTok refused twice. */
export function registerResubmitCommand(product: Command, run: Run): void {
  product
    .command('resubmit <client>')
    .description('send products that a review refused to review again, although Ponte would not do so by itself')
    .option('--sku <id...>', "the products of these SKUs, by the source's own ids")
    .option('--all', 'every product that a review refused')
    .option('--json')
    .action((name: string, options: Options) =>
      run(
        options,
        async (context) => {
          if (Boolean(options.sku) === Boolean(options.all)) {
            throw new CommandFailure(
              'products-not-named',
              'It is not said which products are meant.',
              'Give --sku with one or more ids, or --all.',
            );
          }
          return resubmitProducts(context, await context.client(name), options.sku ?? null);
        },
        ({ client, asked, untouched, unknown }) =>
          [
            `${asked.length} product(s) go to review again with the next synchronisation; at once with: ponte product update ${client}`,
            untouched.length > 0 && `${untouched.length} were not refused and stay as they are.`,
            unknown.length > 0 && `Unknown: ${unknown.join(', ')}.`,
          ]
            .filter(Boolean)
            .join('\n'),
      ),
    );
}
