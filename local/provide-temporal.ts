import { choosePort, chooseServerPort } from './choose-port.ts';
import type { DataFolder } from './data-folder.ts';
import { findTemporal } from './find-temporal.ts';
import { prepareNamespace, probeTemporal } from './prepare-namespace.ts';
import type { Supervisor } from './supervise.ts';

export interface ProvidedTemporal {
  readonly address: string;
  readonly namespace: string;
  /** Base of links to the Web UI; undefined where a server of someone else does not tell. */
  readonly uiUrl: string | undefined;
  /** Which one was chosen and its version, for people. */
  readonly what: string;
}

export interface ProvideOptions {
  readonly folder: DataFolder;
  readonly supervisor: Supervisor;
  readonly say: (line: string) => void;
}

/** Stop order: see the house's rule "workers drain, MongoDB closes last". */
export const STAGES = { workers: 0, gateway: 1, sandboxes: 2, temporal: 3, mongodb: 4 } as const;

/**
 * Provides a Temporal server: TEMPORAL_ADDRESS and nothing else where it is set; the one that answers on
 * 127.0.0.1:7233 unless it belongs to another Ponte; else our own, on the data folder, under supervision.
 * Search attributes are there when this resolves.
 */
export async function provideTemporal(options: ProvideOptions): Promise<ProvidedTemporal> {
  const namespace = process.env['TEMPORAL_NAMESPACE'] || 'default';
  const given = process.env['TEMPORAL_ADDRESS'];
  const uiUrl = process.env['TEMPORAL_UI_URL'] || undefined;
  if (given) {
    const found = await probeTemporal(given, 10_000);
    if (found === undefined) {
      throw new Error(`TEMPORAL_ADDRESS is ${given}, but no Temporal answers there: start it, or unset the variable`);
    }
    await prepareNamespace({ address: given, namespace }).catch((error: Error) => {
      throw new Error(
        `The namespace ${namespace} at ${given} is not ready for Ponte (${error.message}): it must exist and have ` +
          'the search attributes ClientId, OrderId, Status and Kind, all of type Keyword',
      );
    });
    return { address: given, namespace, uiUrl, what: `the one at ${given}, version ${found.version}` };
  }
  const usual = '127.0.0.1:7233';
  const found = await probeTemporal(usual, 2000);
  if (found !== undefined && (found.owner === undefined || found.owner === options.folder.path)) {
    await prepareNamespace({ address: usual, namespace });
    const what = `reusing the one that answers on ${usual}, version ${found.version}`;
    return { address: usual, namespace, uiUrl: uiUrl ?? 'http://127.0.0.1:8233', what };
  }
  return startOwn(options, namespace);
}

async function startOwn({ folder, supervisor, say }: ProvideOptions, namespace: string): Promise<ProvidedTemporal> {
  const binary = await findTemporal(say);
  const kept = folder.kept<Ports>('temporal-ports');
  const ports: Ports = {
    grpc: await chooseServerPort({ name: 'Temporal', kept: kept?.grpc, usual: 7233, say }),
    ui: await chooseServerPort({ name: 'the Temporal Web UI', kept: kept?.ui, usual: 8233, say }),
    metrics: await choosePort(kept?.metrics),
  };
  folder.keep('temporal-ports', ports);
  const address = `127.0.0.1:${ports.grpc}`;
  say(`starting Temporal ${binary.server} (${binary.origin})`);
  await supervisor.run({
    name: 'Temporal',
    command: binary.path,
    // One database file per server version: the development server does not migrate.
    args: startArguments(folder.file(`temporal-${binary.server}.db`), ports, namespace),
    stage: STAGES.temporal,
    graceMs: 10_000,
    log: folder.log('temporal'),
    isReady: async () => (await probeTemporal(address, 2000)) !== undefined,
    readyWithinMs: 30_000,
  });
  await prepareNamespace({ address, namespace, owner: folder.path });
  const uiUrl = `http://127.0.0.1:${ports.ui}`;
  return { address, namespace, uiUrl, what: `${binary.server} (${binary.origin}) on port ${ports.grpc}` };
}

interface Ports {
  readonly grpc: number;
  readonly ui: number;
  readonly metrics: number;
}

function startArguments(database: string, ports: Ports, namespace: string): string[] {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--db-filename', database, '--namespace', namespace];
  args.push('--port', String(ports.grpc), '--ui-port', String(ports.ui), '--metrics-port', String(ports.metrics));
  args.push('--ui-disable-news-fetch', '--log-level', 'warn');
  args.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL');
  args.push('--dynamic-config-value', 'matching.enableFairness=true');
  return args;
}
