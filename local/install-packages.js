// Plain JavaScript for Node 20: brings node_modules in line with package-lock.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs `npm ci` where the installed tree is not the one of the lock file; a second command that starts
 * meanwhile waits for the first. npm's own output goes to stderr. Returns npm's exit code, 0 if nothing was to do.
 */
export function installPackages(root, say) {
  if (treeDifference(root) === undefined) return 0;
  const release = takeTurn(root, say);
  try {
    const difference = treeDifference(root);
    if (difference === undefined) return 0;
    say(`installing packages (${difference}): npm ci, about half a minute`);
    const started = Date.now();
    const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: installEnvironment(),
    });
    if (error !== undefined) say(`npm could not be run: ${error.message}`);
    if (status === 0) say(`packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
    return status ?? 1;
  } finally {
    release();
  }
}

/** Says in words how the installed tree differs from the lock file, or undefined where it does not. */
export function treeDifference(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined) return 'package-lock.json cannot be read';
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (present === undefined) return 'nothing installed yet';
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = present[path];
    // An optional package is there only where its platform fits; npm has decided that when it installed.
    if (found === undefined) {
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return `${path} is missing`;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) {
      return `${path} is ${found.version}, the lock file wants ${entry.version}`;
    }
    if (!existsSync(join(root, path, 'package.json')) && !entry.link) return `${path} is damaged`;
  }
  const extra = Object.keys(present).find((path) => path !== '' && wanted[path] === undefined);
  return extra === undefined ? undefined : `${extra} is not in the lock file`;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** A script's environment names the script npm is running; the inner npm must not take it for its own settings. */
function installEnvironment() {
  const names = Object.keys(process.env).filter((name) => !/^npm_(lifecycle|package|command)/.test(name));
  return { ...Object.fromEntries(names.map((name) => [name, process.env[name]])), NODE_ENV: 'development' };
}

function takeTurn(root, say) {
  const folder = join(root, '.tools');
  const file = join(folder, 'installing.pid');
  mkdirSync(folder, { recursive: true });
  for (let said = false; ; sleep(500)) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!ownerLives(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!said) say('another command is installing the packages: waiting for it');
    said = true;
  }
}

function ownerLives(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Its pid is written a moment after the file is made; a crash in that moment must not block for ever.
    if (pid === 0) return Date.now() - statSync(file).mtimeMs < 10_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
