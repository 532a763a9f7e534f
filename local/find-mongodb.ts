import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { downloadMongod } from './download-mongod.ts';
import { installWheel, ToolMissing, TOOLS } from './install-wheel.ts';

/** Which kind of server; each has a data folder of its own, their files do not fit each other. */
export type MongoKind = 'mongod' | 'secantus-rs' | 'secantus-py';

export interface MongoServer {
  readonly kind: MongoKind;
  readonly path: string;
  /** Name, version and origin, for people. */
  readonly what: string;
}

const BETA = 'a MongoDB-compatible beta server, for development and tests only';

/**
 * Finds a MongoDB to start: `mongod` on the PATH, downloaded, `secantusd-rs` in `.tools` or on the PATH, the
 * Python wheel; the first hit counts. `keptKind`, whose data is there already, goes before all others.
 * @throws {ToolMissing} naming the ways to get one.
 */
export async function findMongodb(keptKind: MongoKind | undefined, say: (line: string) => void): Promise<MongoServer> {
  const kept = keptKind === undefined ? undefined : await FINDERS[keptKind](say).catch(() => undefined);
  if (kept !== undefined) return kept;
  if (keptKind !== undefined) say(`the data so far is in a ${keptKind} that is not here any more: starting with none`);
  let lastError: Error | undefined;
  for (const kind of ['mongod', 'secantus-rs', 'secantus-py'] as const) {
    try {
      const found = await FINDERS[kind](say);
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof ToolMissing)) throw error;
      lastError = error;
    }
  }
  throw new ToolMissing(
    `There is no MongoDB here and none could be fetched (${lastError?.message ?? 'nothing found'}). Any of these ` +
      'helps: set MONGODB_URI to a replica set (MongoDB 6.0 or later); install MongoDB so that `mongod` is on the ' +
      'PATH; install Python 3.10 to 3.13 with venv; or build a server with `npm run tools:mongo` (needs Rust).',
  );
}

const FINDERS: Record<MongoKind, (say: (line: string) => void) => Promise<MongoServer | undefined>> = {
  async mongod(say) {
    const path = onPath('mongod') ?? (await downloadMongod(join(TOOLS, 'mongodb'), say));
    if (path === undefined) return undefined;
    const version = /db version v(\S+)/.exec(await output(path, '--version'))?.[1] ?? 'of unknown version';
    return { kind: 'mongod', path, what: `MongoDB ${version} (${path})` };
  },
  async 'secantus-rs'() {
    const built = join(TOOLS, 'cargo', 'bin', 'secantusd-rs');
    const path = existsSync(built) ? built : onPath('secantusd-rs');
    if (path === undefined) return undefined;
    return { kind: 'secantus-rs', path, what: `SecantusDB, Rust (${path}), ${BETA}` };
  },
  async 'secantus-py'(say) {
    const path = await installWheel('mongodb', 'secantusd-py', say);
    return { kind: 'secantus-py', path, what: `SecantusDB 0.7.0b3 (Python wheel), ${BETA}` };
  },
};

function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

async function output(path: string, argument: string): Promise<string> {
  const { stdout } = await promisify(execFile)(path, [argument], { timeout: 20_000 });
  return stdout;
}
