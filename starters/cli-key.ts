import type { Command } from 'commander';
import type { Run } from './cli.ts';
import { CommandFailure } from './command-failure.ts';
import { rotateKeys } from './key-rotate.ts';

/** `key rotate`: every secret under the first key of `PONTE_ENCRYPTION_KEY`. */
export function registerKeyCommands(program: Command, run: Run): void {
  program
    .command('key')
    .description('the keys that secrets are sealed with')
    .command('rotate')
    .description(
      'seal every secret with the first key of PONTE_ENCRYPTION_KEY (put the new key before the old ones, restart, rotate, then drop the old)',
    )
    .option('--json')
    .action((options: { json?: boolean }) =>
      run(
        options,
        async (context) => {
          const done = await rotateKeys(context);
          if (done.unreadable.length === 0) return done;
          throw new CommandFailure(
            'secret-unreadable',
            `${done.unreadable.length} secrets cannot be read: ${done.unreadable.slice(0, 5).join(', ')}; ${done.renewed} others were renewed.`,
            'Add the key they were sealed with to PONTE_ENCRYPTION_KEY, or connect those clients again.',
          );
        },
        ({ renewed, current }) => `${renewed} secrets sealed again, ${current} under the current key already.`,
      ),
    );
}
