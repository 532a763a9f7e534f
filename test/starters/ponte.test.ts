import { createServer } from 'node:net';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fetchFeed } from '../../local/fetch-feed.ts';
import { registerProcessCommands } from '../../local/process-commands.ts';
import { registerFeedCommands } from '../../starters/cli-feed.ts';
import { registerCommands } from '../../starters/cli.ts';
import { openDesk, runPonte, type Answer, type Desk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
});
afterAll(() => desk.close());

/** The one JSON document of an answer: anything beside it would not parse. */
const json = ({ out }: Answer) => JSON.parse(out) as Record<string, unknown>;
const FEED = 'https://loja.example/feed.xml';

describe('ponte', () => {
  it('adds, shows, pauses, resumes, lists and removes a client', async () => {
    const added = await desk.ponte([
      'client',
      'add',
      'Loja',
      '--feed',
      FEED,
      '--default-dimensions',
      '20x15x10',
      '--json',
    ]);
    expect([added.code, added.err]).toEqual([0, '']);
    const { hash } = json(added) as { hash: string };
    expect(json(added)).toMatchObject({
      name: 'Loja',
      feed: FEED,
      settings: { categoryDefaults: { '*': { lengthCm: 20, widthCm: 15, heightCm: 10 } } },
    });
    expect(json(await desk.ponte(['client', 'show', 'Loja', '--json']))).toMatchObject({ hash, state: 'active' });
    expect(json(await desk.ponte(['client', 'pause', hash, '--json']))).toMatchObject({ state: 'paused' });
    expect((await desk.ponte(['client', 'resume', hash])).out).toBe('Loja is active.\n');
    const set = ['client', 'set', hash, '--send', 'title=off', '--size-chart', '601226=https://loja.example/t.png'];
    await desk.ponte(set);
    const more = ['--send', 'brand=off', '--attribute', '601226:100301=Feminino|Unissex', '--threshold', '0.9'];
    expect(json(await desk.ponte(['client', 'set', hash, ...more, '--json']))).toMatchObject({
      settings: {
        send: { title: false, brand: false, images: true },
        suggestions: { adopt: true, threshold: 0.9 },
        categoryDefaults: {
          '601226': { sizeChartUrl: 'https://loja.example/t.png', attributes: { '100301': ['Feminino', 'Unissex'] } },
        },
      },
    });
    expect(json(await desk.ponte(['client', 'list', '--json']))).toMatchObject([{ hash }]);
    expect((await desk.ponte(['client', 'list'])).out).toContain(hash);

    const asked = await desk.ponte(['client', 'remove', hash, '--json']);
    expect(asked.code).toBe(1);
    expect(json(asked)).toMatchObject({ error: { code: 'confirmation-missing' } });
    expect(json(await desk.ponte(['client', 'remove', hash, '--yes', '--json']))).toMatchObject({
      client: hash,
      deleted: { Clients: 1 },
    });
    expect(json(await desk.ponte(['client', 'list', '--json']))).toEqual([]);
  });

  it.each([
    ['schedule', 'reconcile', { created: 0, updated: 0, unchanged: 0, deleted: 0 }],
    ['approval', 'list', []],
  ])('answers %s %s with one JSON document', async (group, verb, document) => {
    const answer = await desk.ponte([group, verb, '--json']);
    expect([answer.code, answer.err]).toEqual([0, '']);
    expect(json(answer)).toEqual(document);
  });

  it.concurrent.each([
    [['client', 'show', 'Nenhuma'], 'client-unknown'],
    [['product', 'generate', 'Nenhuma'], 'client-unknown'],
    [['approval', 'approve', 'none'], 'approval-unknown'],
    [['client', 'add', 'X'], 'client-without-source'],
  ])('fails with exit code 1 and one sentence: %j', async (args, code) => {
    const answer = await desk.ponte([...args, '--json']);
    expect(answer.code).toBe(1);
    const { error } = json(answer) as { error: { code: string; message: string; fix: string } };
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[^\n]+[.!?:]$/);
    expect(answer.err).toBe(`ponte: ${error.message} ${error.fix}\n`);
  });

  it.concurrent.each([
    [['client', 'add', 'X', '--feed', FEED, '--default-weight', '-1']],
    [['client', 'set', 'X', '--send', 'price=off']],
    [['client', 'set', 'X', '--threshold', '2']],
    [['client', 'set', 'X', '--size-chart', '1=javascript:x']],
    [['product']],
    [['nothing']],
    [['worker', '--role', 'nobody']],
  ])('takes %j for wrong usage', async (args) => {
    const answer = await desk.ponte(args);
    expect([answer.code, answer.out]).toEqual([2, '']);
    expect(answer.err).not.toBe('');
  });

  it.concurrent('names every missing variable in one sentence', async () => {
    const answer = await runPonte(['client', 'list', '--json'], { MONGODB_URI: 'mongodb://127.0.0.1:1/' });
    expect(answer.code).toBe(1);
    const { error } = json(answer) as { error: { code: string; message: string } };
    expect(error.code).toBe('environment-incomplete');
    expect(error.message).toMatch(/TIKTOK_APP_KEY.*TIKTOK_APP_SECRET.*PONTE_ENCRYPTION_KEY/);
  });

  it.concurrent('says that Temporal does not answer, and stores no client meanwhile', async () => {
    const away = { TEMPORAL_ADDRESS: `127.0.0.1:${await unusedPort()}` };
    const answer = await desk.ponte(['client', 'add', 'Y', '--feed', FEED, '--json'], away);
    expect(answer.code).toBe(1);
    expect(answer.err).toMatch(/^ponte: Temporal does not answer[^\n]*\n$/);
    expect(json(await desk.ponte(['client', 'list', '--json']))).toEqual([]);
  });
});

describe('every command of the surface', () => {
  const program = new Command();
  registerProcessCommands(program);
  registerFeedCommands(program, { print: () => undefined, tell: () => undefined, fetchFeed });
  registerCommands(program, { print: () => undefined, tell: () => undefined, env: {} });

  it.each([
    ['client add', ['--feed', '--json']],
    ['client list', ['--json']],
    ['client show', ['--json']],
    ['client set', ['--send', '--size-chart', '--attribute', '--uploads-per-day', '--json']],
    ['client pause', ['--json']],
    ['client resume', ['--json']],
    ['client remove', ['--yes', '--json']],
    ['feed read', ['--limit', '--json']],
    ['feed diff', ['--limit', '--json']],
    ['product generate', ['--feed', '--warehouse', '--dry-run', '--json']],
    ['product update', ['--old', '--new', '--dry-run', '--json']],
    ['approval list', ['--json']],
    ['approval approve', ['--json']],
    ['approval reject', ['--json']],
    ['log', ['--sku', '--failed', '--json']],
    ['schedule reconcile', ['--json']],
    ['key rotate', ['--json']],
    ['up', []],
    ['worker', ['--role']],
    ['gateway', []],
    ['sandbox', ['--tiktok-shop-port', '--tiktok-business-port', '--vtex-port', '--state', '--seed']],
  ])('is there with its options: %s %j', (path, options) => {
    let command: Command | undefined = program;
    for (const name of path.split(' ')) command = command?.commands.find((one) => one.name() === name);
    expect(command?.options.map(({ long }) => long)).toEqual(expect.arrayContaining(options));
  });
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
