// The first step of every npm script: plain JavaScript for Node 20 and later, without dependencies.
// Installs what package-lock.json asks for where the installed tree differs, then goes on with the
// Node 24 of node_modules/.bin, handing arguments, signals and the exit code through.
// Nothing is written to stdout here: a command's own output (`--json`) must be the only thing on it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install-packages.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each verb runs; `caller` = relative paths in the arguments mean the folder the user called from. */
const VERBS = {
  up: { file: 'local/start.ts', cwd: 'caller' },
  ponte: { file: 'local/ponte.ts', cwd: 'caller' },
  test: { file: 'local/run-tests.ts', cwd: 'root' },
  check: { file: 'local/run-check.ts', cwd: 'root' },
  bench: { file: 'local/run-bench.ts', cwd: 'root' },
  lifecycle: { file: 'bench/proofs/lifecycle.ts', cwd: 'root' },
  quota: { file: 'bench/proofs/quota.ts', cwd: 'root' },
  crash: { file: 'bench/proofs/crash.ts', cwd: 'root' },
};

const [verb, ...args] = process.argv.slice(2);
const program = Object.hasOwn(VERBS, verb ?? '') ? VERBS[verb] : undefined;
if (program === undefined) {
  fail(2, `unknown verb ${JSON.stringify(verb ?? '')}: use one of ${Object.keys(VERBS).join(', ')}`);
}

const installed = installPackages(root, (line) => process.stderr.write(`ponte: ${line}\n`));
if (installed !== 0)
  fail(1, 'installing the packages failed: mend what npm says above, then run the same command again');

const node = findNode24();
if (node === undefined) {
  fail(
    1,
    `Node 24 is not in node_modules and this Node is ${process.versions.node}: let the package "node" run its ` +
      'install script (npm ci without --ignore-scripts), or install Node 24',
  );
}
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, program.file), ...args], {
  cwd: program.cwd === 'caller' ? callerFolder() : root,
  env: {
    ...process.env,
    PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
    // The program stops when this process is gone, however that happened (see local/watch-parent.ts).
    PONTE_PARENT_PID: String(process.pid),
  },
  stdio: 'inherit',
});

// A signal may come from the terminal (then the child has it too) or to this process alone: always
// handed on, the child takes two within a second as one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(1, `cannot start Node 24 (${child.spawnfile}): ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
stopWithNpm();

/** npm does not end its scripts when it is killed: notice it, so that nothing outlives the command. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const shell = parentOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (shell === undefined || isAlive(shell))) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 1000);
  timer.unref();
}

/** The pid above `pid`, where `pid` is only the shell that npm put between itself and this script. */
function parentOf(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const found = /^\s*(\d+)\s+\S*sh\s+-c\s/.exec(stdout ?? '');
  return found ? Number(found[1]) : undefined;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function callerFolder() {
  const folder = process.env.npm_lifecycle_event === undefined ? undefined : process.env.INIT_CWD;
  return folder !== undefined && existsSync(folder) ? folder : process.cwd();
}

/** Path of a Node 24 or later; undefined where the package `node` was installed without its binary. */
function findNode24() {
  const own = join(root, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined;
}

/** @returns {never} */
function fail(code, sentence) {
  process.stderr.write(`ponte: ${sentence}\n`);
  process.exit(code);
}
