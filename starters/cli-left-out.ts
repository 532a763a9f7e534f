import type { Command } from 'commander';
import { explain } from '../domain/messages/explain.ts';
import { leftOutOf } from '../storage/left-out.ts';
import type { Run } from './cli.ts';
import type { CommandContext } from './command-context.ts';
import { printTable } from './print-table.ts';

/** A SKU of VTEX that is not in the feed, as it is told. */
interface LeftOutView {
  readonly sku: string;
  readonly name: string | null;
  readonly code: string;
  readonly title: string;
  readonly fix: string;
}

/** `product left-out`: SKUs of VTEX that the client's feed does not hold, as the last `product generate` found them. */
export function registerLeftOutCommand(product: Command, run: Run): void {
  product
    .command('left-out <client>')
    .description("SKUs of the VTEX account that are not in the client's feed, and why")
    .option('--json')
    .action((name: string, options: { json?: boolean }) =>
      run(
        options,
        async (context) => listLeftOut(context, (await context.client(name))._id),
        (rows) =>
          rows.length === 0
            ? 'Every SKU of VTEX that the last `ponte product generate` met is in the feed.'
            : printTable([['SKU', 'name', 'why', 'what to do'], ...rows.map((r) => [r.sku, r.name, r.title, r.fix])]),
      ),
    );
}

async function listLeftOut(context: CommandContext, client: string): Promise<LeftOutView[]> {
  const rows = await leftOutOf(await context.db())
    .find({ client })
    .sort({ sku: 1 })
    .toArray();
  return rows.map(({ sku, name, problem }) => {
    const { title, fix } = explain(problem, 'en');
    return { sku, name, code: problem.code, title, fix };
  });
}
