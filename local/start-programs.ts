import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseServerPort, isPortFree } from './choose-port.ts';
import type { DataFolder } from './data-folder.ts';
import { STAGES } from './provide-temporal.ts';
import { ROOT } from './start-options.ts';
import type { Program, Supervisor } from './supervise.ts';

export interface Starting {
  readonly folder: DataFolder;
  readonly supervisor: Supervisor;
  readonly say: (line: string) => void;
}

export interface SandboxPorts {
  readonly tiktokShop: number;
  readonly vtex: number;
}

/** Starts the stand-ins for TikTok Shop and VTEX on their usual ports, or on free ones where those are taken. */
export async function startSandboxes({ folder, supervisor, say }: Starting): Promise<SandboxPorts> {
  const kept = folder.kept<SandboxPorts>('sandbox-ports');
  const ports: SandboxPorts = {
    tiktokShop: await chooseServerPort({ name: 'the TikTok Shop sandbox', kept: kept?.tiktokShop, usual: 9101, say }),
    vtex: await chooseServerPort({ name: 'the VTEX sandbox', kept: kept?.vtex, usual: 9103, say }),
  };
  folder.keep('sandbox-ports', ports);
  say('starting the sandboxes of TikTok Shop and VTEX');
  const portArguments = ['--tiktok-shop-port', String(ports.tiktokShop), '--vtex-port', String(ports.vtex)];
  await supervisor.run({
    ...nodeProgram('sandbox/main.ts', [...portArguments, '--state', folder.file('sandbox')]),
    name: 'sandboxes',
    stage: STAGES.sandboxes,
    graceMs: 5000,
    log: folder.log('sandboxes'),
    isReady: async () => {
      const [one, two] = await Promise.all(
        [ports.tiktokShop, ports.vtex].map((port) => answersOn(port, '/_sandbox/state')),
      );
      return one === true && two === true;
    },
    readyWithinMs: 60_000,
  });
  return ports;
}

/** Starts the worker process with all roles; `env` is what `config/environment.ts` reads. */
export async function startWorkers({ folder, supervisor, say }: Starting, env: Record<string, string>): Promise<void> {
  say('starting the workers');
  await supervisor.run({
    ...nodeProgram('workers/main.ts', ['--role', 'all']),
    name: 'workers',
    env,
    stage: STAGES.workers,
    // The workers' own drain takes up to 15 s.
    graceMs: 18_000,
    log: folder.log('workers'),
  });
}

/** Starts the gateway on PONTE_PORT of `env`. */
export async function startGateway({ folder, supervisor, say }: Starting, env: Record<string, string>): Promise<void> {
  say('starting the gateway');
  await supervisor.run({
    ...nodeProgram('gateway/main.ts', []),
    name: 'gateway',
    env,
    stage: STAGES.gateway,
    graceMs: 8000,
    log: folder.log('gateway'),
    isReady: () => answersOn(Number(env['PONTE_PORT']), '/health/live'),
    readyWithinMs: 60_000,
  });
}

/**
 * The gateway's port: the wanted one or an error, else 8080 or, where that is taken, a free one.
 * The one of the last start comes first, because addresses of webhooks hold it.
 */
export async function chooseGatewayPort({ folder, say }: Starting, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && !(await isPortFree(wanted))) {
    throw new Error(`Port ${wanted} is taken by another program: give --port another number`);
  }
  const kept = folder.kept<number>('gateway-port');
  const port = wanted ?? (await chooseServerPort({ name: 'the gateway', kept, usual: 8080, say }));
  folder.keep('gateway-port', port);
  return port;
}

function nodeProgram(entry: string, args: string[]): Pick<Program, 'command' | 'args' | 'cwd'> {
  const path = join(ROOT, entry);
  if (!existsSync(path)) throw new Error(`${entry} is missing from this copy of Ponte: get a complete one`);
  return { command: process.execPath, args: ['--disable-warning=ExperimentalWarning', path, ...args], cwd: ROOT };
}

async function answersOn(port: number, path: string): Promise<boolean> {
  const { ok } = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2000) });
  return ok;
}
