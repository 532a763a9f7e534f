// `ponte COMMAND`: mounts the commands of starters/cli.ts and the processes, words failures, sets the exit code.
import { Command, CommanderError } from 'commander';
import info from '#package' with { type: 'json' };
import { registerFeedCommands } from '../starters/cli-feed.ts';
import { registerCommands } from '../starters/cli.ts';
import { describeFailure, type DescribedFailure } from './describe-failure.ts';
import { fetchFeed } from './fetch-feed.ts';
import { registerProcessCommands } from './process-commands.ts';
import { readEnvFile } from './read-env-file.ts';
import { joinRunning } from './running.ts';

/** Runs one command line; exit code 0 done, 1 failed, 2 wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  // A reader that closes the pipe early (`ponte log … | head`) has had enough; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  readEnvFile();
  const running = joinRunning();
  const program = createProgram();
  try {
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) {
      const code = exitCodeOfCommander(error, program);
      if (code !== 0)
        printAsJson(args, { code: 'wrong-usage', message: error.message.replace(/^error: /, ''), fix: 'See --help.' });
      return code;
    }
    const failure = describeFailure(error, running !== undefined);
    printAsJson(args, failure);
    process.stderr.write(`ponte: ${failure.message}${failure.fix === '' ? '' : ` ${failure.fix}`}\n`);
    return 1;
  }
}

/** Under --json stdout holds one JSON document, also when the command fails. */
function printAsJson(args: readonly string[], error: DescribedFailure): void {
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ error })}\n`);
}

function createProgram(): Command {
  const program = new Command('ponte')
    .description(info.description)
    .version(info.version)
    .showHelpAfterError('See ponte --help, or ponte COMMAND --help.')
    .configureOutput({
      writeErr: (text) => process.stderr.write(text.replace(/^error: /, 'ponte: ')),
    })
    .exitOverride();
  registerProcessCommands(program);
  const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  registerFeedCommands(program, { print, tell, fetchFeed });
  registerCommands(program, { print, tell, env: process.env });
  return program;
}

/** Commander throws for help and version too; those are done work. A command without its verb shows its help: usage. */
function exitCodeOfCommander(error: CommanderError, program: Command): number {
  if (error.code === 'commander.help' && program.args.length > 0) return 2;
  return error.exitCode === 0 ? 0 : 2;
}

const code = await main(process.argv.slice(2));
// What was printed must be out before the process ends, also into a slow pipe.
process.stdout.write('', () => process.exit(code));
