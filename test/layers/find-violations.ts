import { readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { readImports, type Import } from './read-imports.ts';

interface Room {
  /** Rooms whose modules it may import. A room may always import itself. */
  readonly rooms: readonly string[] | 'any';
  /** Rooms it may import with `import type` only. */
  readonly types?: readonly string[];
  /** Single modules of other rooms, each with its reason beside it. */
  readonly modules?: readonly string[];
  /** npm packages and node builtins; without this any. */
  readonly packages?: (name: string) => boolean;
}

/** Talks to the world, keeps state, or is the machinery: nothing for a pure rule. */
const SIDE_EFFECTS =
  /^(node:(fs|http|https|net|tls|dns|child_process|cluster|worker_threads|sqlite|process)(\/.*)?|got|mongodb|fastify|pino|@temporalio\/.*)$/;
const IN_WORKFLOWS = /^@temporalio\/(workflow|common)$/;

/** The table of rooms: who may import whom. */
export const ROOMS: Readonly<Record<string, Room>> = {
  domain: { rooms: [], packages: (name) => !SIDE_EFFECTS.test(name) },
  config: { rooms: [] },
  apis: { rooms: ['domain'] },
  storage: { rooms: ['domain'] },
  activities: { rooms: ['domain', 'apis', 'storage'] },
  workflows: { rooms: ['domain'], types: ['activities'], packages: (name) => IN_WORKFLOWS.test(name) },
  // Workflows are bundled by path, never imported.
  workers: { rooms: ['activities', 'config'] },
  starters: { rooms: ['domain', 'storage', 'config'], types: ['workflows'] },
  gateway: { rooms: ['starters', 'apis', 'storage', 'domain', 'config'] },
  // Two independent implementations of every shape are what makes a test against it mean something.
  sandbox: { rooms: [] },
  // `ponte feed read URL` keeps to the same guard as the workers; a second copy of it would drift from the first.
  local: { rooms: ['config', 'starters'], modules: ['apis/guarded-fetch.ts', 'apis/fetch-problem.ts'] },
  bench: { rooms: 'any' },
  test: { rooms: 'any' },
};

const IGNORED = new Set(['node_modules', '.git', '.tools', '.ponte', 'coverage']);

/** Every import below `root` that the table of rooms does not allow, as `file:line: why`. */
export function findViolations(root: string): string[] {
  const files = listSources(root);
  const imports = new Map(files.map((file) => [file, readImports(join(root, file))]));
  const violations: string[] = [];
  for (const [file, found] of imports) {
    for (const one of found) {
      const why = judge(file, one);
      if (why !== undefined) violations.push(`${file}:${one.line}: ${why}`);
    }
  }
  return [...violations, ...findImpurities(imports)].sort();
}

function judge(file: string, { from, isType }: Import): string | undefined {
  const home = roomOf(file);
  const room = ROOMS[home];
  if (room === undefined) return home === '' ? undefined : `${home}/ is not in the table of rooms`;
  if (from === '(computed)') return room.rooms === 'any' ? undefined : 'a computed import cannot be judged';
  if (!from.startsWith('.')) {
    if (from === '#package' || room.packages === undefined || room.packages(from)) return undefined;
    return `${home} may not import ${from}`;
  }
  if (!/\.(ts|js|json|sql)$/.test(from)) return `${from} has no extension`;
  const path = join(dirname(file), from).split(sep).join('/');
  const target = roomOf(path);
  if (target === home || room.rooms === 'any' || room.rooms.includes(target)) return undefined;
  if (room.modules?.includes(path)) return undefined;
  if (room.types?.includes(target)) return isType ? undefined : `${home} may import only types of ${target}`;
  return `${home} may not import ${target === '' ? 'a file of the root' : target}`;
}

/** What a workflow loads through domain/ runs in the workflow: it must keep to the workflows' packages as well. */
function findImpurities(imports: ReadonlyMap<string, readonly Import[]>): string[] {
  const reached = new Set<string>();
  const waiting = [...imports.keys()].filter((file) => roomOf(file) === 'workflows');
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const { from, isType } of imports.get(file) ?? []) {
      const target = join(dirname(file), from).split(sep).join('/');
      if (isType || !from.startsWith('.') || roomOf(target) !== 'domain' || reached.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return [...reached].flatMap((file) =>
    (imports.get(file) ?? [])
      .filter(({ from, isType }) => !isType && !from.startsWith('.') && !IN_WORKFLOWS.test(from))
      .map(({ from, line }) => `${file}:${line}: is loaded by workflows and may not import ${from}`),
  );
}

function roomOf(path: string): string {
  const [room = '', ...rest] = path.split(/[/\\]/);
  return rest.length === 0 ? '' : room;
}

function listSources(root: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : listSources(root, path);
    return /\.(ts|mts|js|mjs)$/.test(entry.name) ? [relative(root, path).split(sep).join('/')] : [];
  });
}
