import { keptEncryptionKey, openFolder, type DataFolder } from './data-folder.ts';
import { isSameProcess, markProcess, type ProcessMark } from './process-facts.ts';
import { dataFolderOf } from './start-options.ts';

/** What a running `npm start` leaves in its data folder (`running.json`, mode 0600) for the commands. */
export interface Running {
  readonly owner: ProcessMark;
  readonly mode: 'sandbox' | 'live';
  readonly startedAt: string;
  /** The addresses on screen, by name. */
  readonly urls: Readonly<Record<string, string>>;
  /** Environment of its programs without the encryption key, which stays in its own file. */
  readonly env: Readonly<Record<string, string>>;
}

export function writeRunning(folder: DataFolder, running: Omit<Running, 'owner'>): void {
  folder.keep('running', { owner: markProcess(process.pid), ...running });
}

/** The `npm start` that runs on this data folder now, if any. */
function readRunning(data: string): Running | undefined {
  const running = openFolder(data).kept<Running>('running');
  return running !== undefined && isSameProcess(running.owner) ? running : undefined;
}

/**
 * Points the commands of this process at a running `npm start`: fills in what its programs were given, where the
 * environment does not say it itself. An environment that names its own MongoDB or Temporal is left alone.
 */
export function joinRunning(env: NodeJS.ProcessEnv = process.env): Running | undefined {
  if (env['MONGODB_URI'] || env['TEMPORAL_ADDRESS']) return undefined;
  const data = dataFolderOf(env);
  const running = readRunning(data);
  if (running === undefined) return undefined;
  for (const [name, value] of Object.entries(running.env)) {
    // In sandbox mode all of it belongs together: real credentials from .env must not meet a sandbox.
    if (running.mode === 'sandbox' || !env[name]) env[name] = value;
  }
  if (running.mode === 'sandbox') env['PONTE_ENCRYPTION_KEY'] = keptEncryptionKey(openFolder(data));
  return running;
}
