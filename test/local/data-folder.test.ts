import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptEncryptionKey, openFolder, takeDataFolder } from '../../local/data-folder.ts';

let path: string;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'ponte-data-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const say = (): void => undefined;

/** Another process that takes the folder and holds it until it is killed. */
async function startOwner() {
  const script = `
    const { takeDataFolder } = await import(process.argv[1]);
    await takeDataFolder(process.argv[2], { say() {} });
    console.log('taken');
    setInterval(() => {}, 1000);`;
  const module = new URL('../../local/data-folder.ts', import.meta.url).href;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', script, module, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(owner.stdout, 'data');
  return owner;
}

test('a second owner is told who the first is, and gets the folder as soon as that one is dead', async () => {
  const owner = await startOwner();
  await expect(takeDataFolder(path, { say })).rejects.toThrow(`process ${owner.pid}`);
  const gone = once(owner, 'exit');
  owner.kill('SIGKILL');
  await gone;
  await expect(takeDataFolder(path, { say })).resolves.toMatchObject({ path });
});

test('a reset forgets everything', async () => {
  writeFileSync(join(path, 'old.db'), 'x');
  await takeDataFolder(path, { reset: true, say });
  expect(existsSync(join(path, 'old.db'))).toBe(false);
});

test('the encryption key is made once, 32 bytes long, and only its owner may read it', () => {
  const folder = openFolder(path);
  const key = keptEncryptionKey(folder);
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(keptEncryptionKey(folder)).toBe(key);
  expect(statSync(join(path, 'encryption-key')).mode & 0o777).toBe(0o600);
});

test('what is kept survives, and what was never kept is undefined', () => {
  openFolder(path).keep('ports', { grpc: 7233 });
  expect(openFolder(path).kept('ports')).toEqual({ grpc: 7233 });
  expect(openFolder(path).kept('nothing')).toBeUndefined();
});
