import type { Command } from 'commander';
import { userInfo } from 'node:os';
import { decide, listApprovals } from './approval.ts';
import type { Run } from './cli.ts';
import { printTable } from './print-table.ts';

export function registerApprovalCommands(program: Command, run: Run): void {
  const approval = program.command('approval').description('runs that would change too much at once and wait');

  approval
    .command('list')
    .option('--client <client>')
    .option('--all', 'the decided ones too')
    .option('--json')
    .action((options: { json?: boolean; client?: string; all?: boolean }) =>
      run(
        options,
        async (context) => {
          const client = options.client ? (await context.client(options.client))._id : undefined;
          return listApprovals(context, { client, all: options.all });
        },
        (rows) =>
          rows.length === 0
            ? 'Nothing waits for a decision.'
            : printTable([
                ['approval', 'client', 'state', 'why', 'items', 'share', 'since'],
                ...rows.map((row) => [
                  row._id,
                  row.client,
                  row.state,
                  row.reason,
                  row.count,
                  `${Math.round(row.share * 100)} %`,
                  row.createdAt.toISOString(),
                ]),
              ]),
      ),
    );

  for (const decision of ['approve', 'reject'] as const) {
    approval
      .command(`${decision} <approval>`)
      .option('--json')
      .action((id: string, options: { json?: boolean }) =>
        run(
          options,
          (context) => decide(context, id, decision, `cli:${userInfo().username}`),
          (row) => `${row._id}: ${row.state}.`,
        ),
      );
  }
}
