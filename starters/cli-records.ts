import { InvalidArgumentError, type Command } from 'commander';
import type { Run } from './cli.ts';
import { readLog } from './log-show.ts';
import { printTable } from './print-table.ts';
import { reconcileSchedules } from './schedule-reconcile.ts';
import { importMappings, listMappings } from './taxonomy-map.ts';

/** Commands on what is recorded and configured: logs, schedules, the category mapping. */
export function registerRecordCommands(program: Command, run: Run): void {
  program
    .command('log <client> <kind>')
    .description('what was sent and answered: kind product, price or stock')
    .option('--sku <sku>')
    .option('--failed', 'only what did not succeed')
    .option('--lang <lang>', 'pt-BR or en', 'pt-BR')
    .option('--limit <n>', 'rows at most', count, 50)
    .option('--json')
    .action(
      (
        name: string,
        kind: string,
        options: { json?: boolean; sku?: string; failed?: boolean; lang: string; limit: number },
      ) =>
        run(
          options,
          async (context) => readLog(context, (await context.client(name))._id, kind, options),
          (rows) =>
            rows.length === 0
              ? 'Nothing recorded.'
              : printTable([
                  ['at', 'sku', 'action', 'outcome', 'code', 'explanation'],
                  ...rows.map((row) => {
                    const words = row.explanation?.[options.lang === 'en' ? 'en' : 'pt-BR'];
                    return [
                      row.at.toISOString(),
                      row.sku,
                      row.action,
                      row.outcome,
                      row.answer?.code ?? null,
                      words ? `${words.title}. ${words.fix}` : null,
                    ];
                  }),
                ]),
        ),
    );

  program
    .command('schedule')
    .description("the clients' schedules")
    .command('reconcile')
    .description('make the schedules what the clients ask for')
    .option('--json')
    .action((options: { json?: boolean }) =>
      run(
        options,
        reconcileSchedules,
        (done) =>
          `${done.created} created, ${done.updated} updated, ${done.deleted} deleted, ${done.unchanged} unchanged.`,
      ),
    );

  const taxonomy = program.command('taxonomy').description("a client's categories mapped to TikTok's leaf categories");
  taxonomy
    .command('map <client> <category> <leaf>')
    .description('map one of the client’s categories (a path like "Casa > Cozinha") to a TikTok leaf id')
    .option('--source <source>', 'product_type, google_product_category or vtex_category', 'product_type')
    .option('--json')
    .action((name: string, category: string, leaf: string, options: { json?: boolean; source: string }) =>
      run(
        options,
        async (context) =>
          importMappings(context, (await context.client(name))._id, [
            { source: options.source, category, leafId: leaf },
          ]),
        (done) => `${done.mapped} mapped; ${done.products} products will be looked at again.`,
      ),
    );
  taxonomy
    .command('list <client>')
    .option('--json')
    .action((name: string, options: { json?: boolean }) =>
      run(
        options,
        async (context) => listMappings(context, (await context.client(name))._id),
        (rows) => printTable([['source', 'category', 'leaf'], ...rows.map((row) => [row.source, row.key, row.leafId])]),
      ),
    );
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above zero.');
}
