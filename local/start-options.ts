import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Absolute path of a file, or an http(s) address. */
  readonly feed: { readonly file: string } | { readonly url: string } | undefined;
  /** Port of gateway and console; undefined = 8080, or a free one where that is taken. */
  readonly port: number | undefined;
  readonly data: string;
  readonly reset: boolean;
  readonly sandbox: boolean;
  readonly quiet: boolean;
}

/** The command line is wrong (exit code 2); the message is one sentence. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export const START_HELP = `Usage: npm start -- [options]        (also: ponte up [options])

Starts Temporal with its Web UI, a MongoDB, the sandboxes, the workers and the gateway,
connects a demo shop, publishes its feed and keeps it in step. Ctrl-C stops everything.

  --feed FILE|URL   a real product feed for the demo shop
  --port N          port of the gateway and the console (default 8080)
  --data DIR        where everything is kept (default .ponte)
  --reset           forget the data first
  --no-sandbox      the real APIs instead of the sandboxes (needs the credentials of .env.example)
  --quiet           only the table of addresses and what goes wrong
  -h, --help        this text
`;

/** Reads the options of `npm start`. @throws {WrongUsage} */
export function readStartOptions(args: readonly string[]): StartOptions | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  return {
    feed: values.feed === undefined ? undefined : readFeed(values.feed),
    port: values.port === undefined ? undefined : readPort(values.port),
    data: values.data === undefined ? dataFolderOf(process.env) : resolve(values.data),
    reset: values.reset ?? false,
    sandbox: !(values['no-sandbox'] ?? false),
    quiet: values.quiet ?? false,
  };
}

/** The data folder an environment means: PONTE_DATA, from the package's folder on, or `.ponte` there. */
export function dataFolderOf(env: NodeJS.ProcessEnv): string {
  return resolve(ROOT, env['PONTE_DATA'] || '.ponte');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      options: {
        feed: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
        reset: { type: 'boolean' },
        'no-sandbox': { type: 'boolean' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. |\n/);
    throw new WrongUsage(`${sentence}. See npm start -- --help`);
  }
}

function readFeed(text: string): StartOptions['feed'] {
  if (/^https?:\/\//i.test(text)) {
    if (!URL.canParse(text)) throw new WrongUsage(`--feed ${text} is not an address`);
    return { url: text };
  }
  const file = resolve(text);
  if (!existsSync(file))
    throw new WrongUsage(`The feed ${file} does not exist: give --feed a file or an http(s) address`);
  return { file };
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new WrongUsage(`--port ${text} is not a port: give a number from 1 to 65535`);
}
