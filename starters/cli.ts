import type { Command } from 'commander';
import { registerApprovalCommands } from './cli-approval.ts';
import { registerClientCommands } from './cli-client.ts';
import { registerKeyCommands } from './cli-key.ts';
import { registerProductCommands } from './cli-product.ts';
import { registerRecordCommands } from './cli-records.ts';
import { registerTaxonomyCommands } from './cli-taxonomy.ts';
import { createCommandContext, type CommandContext } from './command-context.ts';

/** Where a command's words go: one JSON document or a text on `print`, progress for a person on `tell`. */
export interface CommandIo {
  print(text: string): void;
  tell(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs a command's work with open connections and prints its answer as JSON or as text for a person. */
export type Run = <T>(
  options: { json?: boolean },
  work: (context: CommandContext) => Promise<T>,
  asText: (answer: T) => string,
) => Promise<void>;

/** Mounts every command that works on MongoDB and Temporal. Failures are thrown; the caller words them and exits. */
export function registerCommands(program: Command, io: CommandIo): void {
  const run: Run = async (options, work, asText) => {
    const context = createCommandContext({ env: io.env, tell: (line) => io.tell(line) });
    try {
      const answer = await work(context);
      io.print(options.json ? JSON.stringify(answer, null, 2) : asText(answer));
    } finally {
      await context.close();
    }
  };
  registerClientCommands(program, run);
  registerProductCommands(program, run);
  registerApprovalCommands(program, run);
  registerRecordCommands(program, run);
  registerKeyCommands(program, run);
  registerTaxonomyCommands(program, run);
}
