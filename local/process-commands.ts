import { InvalidArgumentError, Option, type Command } from 'commander';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './start-options.ts';
import { start } from './start.ts';

/** Mounts the commands that are processes: up, worker, gateway, sandbox. */
export function registerProcessCommands(program: Command): void {
  program
    .command('up')
    .description('start everything on this machine (the same as npm start)')
    .usage('[options]   (see ponte up --help)')
    .helpOption(false)
    .allowUnknownOption()
    .argument('[options...]')
    .action(async (_options: string[], _parsed: unknown, command: Command) => {
      process.exitCode = await start(command.args);
    });

  program
    .command('worker')
    .description('run a worker process until SIGTERM')
    .addOption(
      new Option('--role <role>', 'which queues it serves')
        .choices(['all', 'orchestration', 'feed', 'vtex', 'tiktok'])
        .default('all'),
    )
    .action(({ role }: { role: string }) => becomeProgram('workers/main.ts', ['--role', role]));

  program
    .command('gateway')
    .description('run the gateway (webhooks, health) on PONTE_PORT until SIGTERM')
    .action(() => becomeProgram('gateway/main.ts', []));

  program
    .command('sandbox')
    .description('run the stand-ins for TikTok Shop and VTEX until SIGTERM')
    .option('--tiktok-shop-port <n>', 'port of TikTok Shop', port)
    .option('--tiktok-business-port <n>', 'port of TikTok for Business', port)
    .option('--vtex-port <n>', 'port of VTEX', port)
    .option('--state <dir>', 'where its state is kept')
    .option('--seed <n>', 'seed of the generated catalogue', wholeNumber)
    .action((options: Record<string, string | number>) => becomeProgram('sandbox/main.ts', asArguments(options)));
}

/**
 * Goes on as another of our programs. Where the platform can, this process is replaced by it, so that signals and
 * the exit code need nobody in between.
 */
function becomeProgram(entry: string, args: string[]): void {
  const argv = [process.execPath, '--disable-warning=ExperimentalWarning', join(ROOT, entry), ...args];
  delete process.env['PONTE_PARENT_PID'];
  if (process.execve !== undefined && process.platform !== 'win32') {
    process.execve(process.execPath, argv, process.env);
  }
  const { status } = spawnSync(process.execPath, argv.slice(1), { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

function asArguments(options: Record<string, string | number>): string[] {
  return Object.entries(options).flatMap(([name, value]) => [
    `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    String(value),
  ]);
}

function port(text: string): number {
  const value = wholeNumber(text);
  if (value <= 65_535) return value;
  throw new InvalidArgumentError('It must be a port from 0 to 65535.');
}

function wholeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}
