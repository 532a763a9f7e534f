import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holdLock } from './hold-lock.ts';
import { isSameProcess, markProcess, type ProcessMark } from './process-facts.ts';

/** The folder (`.ponte`) that one `npm start` at a time owns: databases, logs, ports, the encryption key. */
export interface DataFolder {
  readonly path: string;
  /** The absolute path of something inside; its folder exists. */
  readonly file: (...parts: string[]) => string;
  /** A value kept from one start to the next, in `NAME.json`. */
  readonly keep: (name: string, value: unknown) => void;
  readonly kept: <T>(name: string) => T | undefined;
  /** Opens a log file's path; one that has grown past 20 MB is put aside as `.1` first. */
  readonly log: (name: string) => string;
}

/** Someone else owns the data folder. */
export class DataFolderInUse extends Error {
  readonly pid: number | undefined;

  constructor(path: string, pid: number | undefined) {
    const who = pid === undefined ? '' : ` (process ${pid})`;
    super(
      `Ponte is already running on the data in ${path}${who}: use that one, stop it with Ctrl-C, ` +
        'or start a second one with --data OTHER_FOLDER',
    );
    this.name = 'DataFolderInUse';
    this.pid = pid;
  }
}

/** Opens a data folder that nobody has to own: for tests and for reading what a running `npm start` left. */
export function openFolder(path: string): DataFolder {
  const folder: DataFolder = {
    path,
    file(...parts) {
      mkdirSync(join(path, ...parts.slice(0, -1)), { recursive: true });
      return join(path, ...parts);
    },
    keep(name, value) {
      // Written beside and renamed: a reader or a crash never sees half of it.
      const file = join(path, `${name}.json`);
      writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    kept: (name) => readJson(join(path, `${name}.json`)),
    log(name) {
      const file = folder.file('logs', `${name}.log`);
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 20 * 1024 * 1024) renameSync(file, `${file}.1`);
      return file;
    },
  };
  return folder;
}

/**
 * Takes the data folder for this process until it ends; with `reset` everything in it is forgotten first.
 * Waits for programs of an earlier run that are still on their way out and ends those that are not.
 * @throws {DataFolderInUse}
 */
export async function takeDataFolder(
  path: string,
  options: { reset?: boolean; say: (line: string) => void },
): Promise<DataFolder> {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const folder = openFolder(path);
  if (holdLock(join(path, 'lock')) === undefined) {
    throw new DataFolderInUse(path, folder.kept<ProcessMark>('owner')?.pid);
  }
  folder.keep('owner', markProcess(process.pid));
  await endLeftOvers(folder, options.say);
  if (options.reset) forgetEverything(path);
  return folder;
}

/** The 32-byte key that encrypts secrets in this folder's database, made on first use, readable by its owner only. */
export function keptEncryptionKey(folder: DataFolder): string {
  const file = folder.file('encryption-key');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = randomBytes(32).toString('base64');
  writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

interface KeptProcesses {
  readonly guard: ProcessMark | undefined;
  readonly programs: readonly ProcessMark[];
}

/** Notes what runs on this data folder: the next start waits for what this one may leave behind when it is killed. */
export function keepProcesses(folder: DataFolder, guard: number | undefined, programs: readonly number[]): void {
  folder.keep('processes', {
    guard: guard === undefined ? undefined : markProcess(guard),
    programs: programs.flatMap((pid) => markProcess(pid) ?? []),
  } satisfies KeptProcesses);
}

/**
 * After a kill -9 the guard needs some seconds for a clean stop: two owners of one database file must never be.
 * Where the guard was killed too, its work is done here.
 */
async function endLeftOvers(folder: DataFolder, say: (line: string) => void): Promise<void> {
  const kept = folder.kept<KeptProcesses>('processes');
  if (kept === undefined) return;
  const guardLives = () => kept.guard !== undefined && isSameProcess(kept.guard);
  const left = () => kept.programs.filter(isSameProcess);
  if (guardLives()) {
    say('the previous run was killed and is still stopping its programs: waiting for it');
    while (guardLives()) await sleep(100);
  }
  if (left().length === 0) return;
  say(`ending ${left().length} programs that the previous run left behind`);
  for (const { pid } of left()) process.kill(pid, 'SIGTERM');
  for (const end = Date.now() + 15_000; left().length > 0; await sleep(100)) {
    if (Date.now() > end) for (const { pid } of left()) process.kill(pid, 'SIGKILL');
  }
}

function forgetEverything(path: string): void {
  for (const name of readdirSync(path)) {
    if (name === 'lock' || name === 'owner.json') continue;
    rmSync(join(path, name), { recursive: true, force: true });
  }
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
