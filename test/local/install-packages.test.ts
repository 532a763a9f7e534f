import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { completeLockFile } from '../../local/complete-lock-file.js';
import { treeDifference } from '../../local/install-packages.js';

type Entry = Record<string, unknown>;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ponte-install-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes a lock file and an installed tree; a package's folder exists where the tree names it. */
function lay(wanted: Record<string, Entry>, installed?: Record<string, Entry>): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (installed === undefined) return;
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  for (const path of Object.keys(installed)) {
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, 'package.json'), '{}');
  }
}

const a = { version: '1.0.0', integrity: 'sha512-a' };

describe('the difference between lock file and installed tree', () => {
  test('is none where both hold the same', () => {
    lay({ 'node_modules/a': a }, { 'node_modules/a': a });
    expect(treeDifference(root)).toBeUndefined();
  });

  test('is none where only an optional package of another platform is missing', () => {
    lay({ 'node_modules/a': a, 'node_modules/a-win32': { version: '1.0.0', optional: true } }, { 'node_modules/a': a });
    expect(treeDifference(root)).toBeUndefined();
  });

  test.each([
    ['nothing is installed', { 'node_modules/a': a }, undefined, 'nothing installed yet'],
    ['a package is missing', { 'node_modules/a': a }, {}, 'node_modules/a is missing'],
    [
      'a version differs',
      { 'node_modules/a': a },
      { 'node_modules/a': { ...a, version: '0.9.0' } },
      'node_modules/a is 0.9.0, the lock file wants 1.0.0',
    ],
    [
      'the content differs',
      { 'node_modules/a': a },
      { 'node_modules/a': { ...a, integrity: 'sha512-b' } },
      'node_modules/a is 1.0.0, the lock file wants 1.0.0',
    ],
    ['a package is too much', {}, { 'node_modules/a': a }, 'node_modules/a is not in the lock file'],
  ])('is told where %s', (_what, wanted, installed, difference) => {
    lay(wanted, installed);
    expect(treeDifference(root)).toBe(difference);
  });

  test('is told where a folder was deleted by hand', () => {
    lay({ 'node_modules/a': a }, { 'node_modules/a': a });
    rmSync(join(root, 'node_modules/a'), { recursive: true });
    expect(treeDifference(root)).toBe('node_modules/a is damaged');
  });
});

describe('the lock file', () => {
  test('of this repository names the native packages of every platform', () => {
    const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
    const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };
    expect(completeLockFile(lock), 'run: npm run lock').toEqual([]);
  });

  test('gets what npm left out, with its platform, and nothing twice', () => {
    const lock: { packages: Record<string, Entry> } = {
      packages: {
        '': {},
        'node_modules/tool': {
          version: '2.0.0',
          dev: true,
          optionalDependencies: { '@tool/linux-arm64-musl': '2.0.0', '@tool/darwin-x64': '2.0.0', fsevents: '~2.3.2' },
        },
        'node_modules/@tool/darwin-x64': { version: '2.0.0', optional: true },
      },
    };
    expect(completeLockFile(lock)).toEqual(['node_modules/@tool/linux-arm64-musl']);
    expect(lock.packages['node_modules/@tool/linux-arm64-musl']).toEqual({
      version: '2.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    expect(completeLockFile(lock)).toEqual([]);
  });
});
