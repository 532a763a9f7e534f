import type { Command } from 'commander';
import type { Run } from './cli.ts';
import { CommandFailure } from './command-failure.ts';
import { printTable } from './print-table.ts';
import { chooseBrandMatch, matchBrandsNow, type BrandsAnswer } from './product-brands.ts';

interface Options {
  json?: boolean;
  create?: boolean;
  brand?: string;
  match?: string;
  lang: string;
}

/** `ponte product brands`: a client's brands matched with TikTok's. */
export function registerBrandCommands(product: Command, run: Run): void {
  product
    .command('brands <client>')
    .description("match the client's brands with TikTok's by name, and show where each stands")
    .option('--create', 'make the brands that TikTok lacks, at most 50 a day')
    .option('--brand <name>', 'choose for this brand; with --match')
    .option('--match <id>', "TikTok's brand id, none to list without one, auto to match by name, create to make it")
    .option('--lang <lang>', 'pt-BR or en', 'pt-BR')
    .option('--json')
    .action((name: string, options: Options) =>
      run(
        options,
        async (context) => {
          const { brand, match, create = false } = options;
          if ((brand === undefined) !== (match === undefined)) {
            throw new CommandFailure(
              'brand-choice-incomplete',
              '--brand and --match belong together.',
              'Give both: --brand NAME --match ID, none, auto or create.',
            );
          }
          const client = await context.client(name);
          if (brand !== undefined && match !== undefined) await chooseBrandMatch(context, client, { brand, match });
          return matchBrandsNow(context, client, { create });
        },
        (answer) => describe(answer, options.lang === 'en' ? 'en' : 'pt-BR'),
      ),
    );
}

function describe({ brands, counts, totals }: BrandsAnswer, lang: 'pt-BR' | 'en'): string {
  const states = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  const summary =
    `${totals.brands} brands: ${states.join(', ') || 'none'}; ${totals.calls} calls, ${totals.created} created` +
    `${totals.waiting > 0 ? `, ${totals.waiting} wait for tomorrow's quota` : ''}; ` +
    `${totals.products} products will be looked at again.`;
  if (brands.length === 0) return summary;
  const rows = brands.map((one) => [
    one.name,
    one.skus,
    one.state,
    one.tiktokId,
    one.tiktokName,
    one.choice ? 'chosen' : null,
    one.why?.[lang] ?? null,
  ]);
  return `${printTable([['brand', 'SKUs', 'state', 'TikTok id', 'TikTok name', 'by', 'why'], ...rows])}\n\n${summary}`;
}
