import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { dataFolderOf, readStartOptions, ROOT, WrongUsage } from '../../local/start-options.ts';

const thisFile = fileURLToPath(import.meta.url);

describe('the options of npm start', () => {
  test('have defaults', () => {
    const expected = { feed: undefined, port: undefined, reset: false, sandbox: true, quiet: false };
    expect(readStartOptions([])).toMatchObject(expected);
  });

  test('all reach the program', () => {
    const args = ['--feed', thisFile, '--port', '8090', '--data', '/x', '--reset', '--no-sandbox', '--quiet'];
    const expected = { feed: { file: thisFile }, port: 8090, data: '/x', reset: true, sandbox: false, quiet: true };
    expect(readStartOptions(args)).toEqual(expected);
  });

  test('take an address as a feed', () => {
    expect(readStartOptions(['--feed', 'https://loja.example/feed.xml'])).toMatchObject({
      feed: { url: 'https://loja.example/feed.xml' },
    });
  });

  test.each([[['--bogus']], [['--port', '0']], [['--port', 'x']], [['--feed', '/no/such/file.xml']], [['extra']]])(
    'that are wrong are refused: %j',
    (args) => {
      expect(() => readStartOptions(args)).toThrow(WrongUsage);
    },
  );

  test('find the data folder beside the package, not where the shell happens to be', () => {
    expect(dataFolderOf({})).toBe(join(ROOT, '.ponte'));
    expect(dataFolderOf({ PONTE_DATA: 'other' })).toBe(join(ROOT, 'other'));
  });
});
