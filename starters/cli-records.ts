import type { Command } from 'commander';
import type { Run } from './cli.ts';
import { readLog } from './log-show.ts';
import { wholeAboveZero } from './option-values.ts';
import { printTable } from './print-table.ts';
import { reconcileSchedules } from './schedule-reconcile.ts';

/** Commands on what is recorded and configured: logs and schedules. */
export function registerRecordCommands(program: Command, run: Run): void {
  program
    .command('log <client> <kind>')
    .description('what was sent and answered: kind product, price or stock')
    .option('--sku <sku>')
    .option('--failed', 'only what did not succeed')
    .option('--lang <lang>', 'pt-BR or en', 'pt-BR')
    .option('--limit <n>', 'rows at most', wholeAboveZero, 50)
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
}
