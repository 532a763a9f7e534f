import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerFeedCommands } from '../../starters/cli-feed.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ponte-feed-'));
});
afterAll(() => rm(folder, { recursive: true }));

const item = (id: string, price: string, availability = 'in stock') =>
  `<item><g:id>${id}</g:id><title>T</title><g:price>${price}</g:price><g:availability>${availability}</g:availability></item>`;
const rss = (...items: string[]) =>
  `<rss xmlns:g="http://base.google.com/ns/1.0"><channel>\n${items.join('\n')}\n</channel></rss>`;

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Runs a command line; addresses answer with their own path. */
async function run(...args: string[]): Promise<string> {
  let printed = '';
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  registerFeedCommands(program, {
    print: (text) => void (printed += text),
    tell: () => {},
    async *fetchFeed(url) {
      yield Buffer.from(rss(item(new URL(url).pathname.slice(1), '10.00 BRL')));
    },
  });
  for (const command of program.commands[0]!.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
  await program.parseAsync(args, { from: 'user' });
  return printed;
}

const json = async (...args: string[]) => JSON.parse(await run(...args, '--json')) as Record<string, unknown>;

describe('feed read', () => {
  it('prints what is in a feed', async () => {
    const file = await write(
      'a.xml.gz',
      gzipSync(
        rss(
          item('1', '10.00 BRL'),
          item('1', '9.00 BRL'),
          '<item><title>A & B</title></item>',
          ...['2', '3', '4'].map((id) => item(id, '5.00 BRL')),
        ),
      ),
    );
    expect(await json('feed', 'read', file)).toEqual({
      file,
      format: 'rss',
      encoding: 'utf-8',
      items: 6,
      ids: 4,
      complete: true,
      rejected: [{ line: 4, id: null, problem: 'id-missing' }],
      rejectedTotal: 1,
      problems: [
        { line: 3, code: 'duplicate-id', message: expect.stringContaining('1') },
        { line: 4, code: 'bare-ampersand', message: expect.any(String) },
      ],
      problemsTotal: 2,
      sample: ['1', '2', '3'].map((id) => ({
        id,
        title: 'T',
        price: { amount: id === '1' ? 1000 : 500, currency: 'BRL' },
        availability: 'in_stock',
      })),
    });
    expect(await json('feed', 'read', file, '--limit', '1')).toMatchObject({
      problems: { length: 1 },
      problemsTotal: 2,
    });
    expect(await json('feed', 'read', file, '--limit', '0')).toMatchObject({
      problems: [],
      rejected: [],
      rejectedTotal: 1,
    });
    expect(await run('feed', 'read', file)).toContain('6 items, 4 ids, complete');
  });

  it.each([
    ['nowhere.xml', null, 'feed-not-found'],
    ['.', null, 'feed-not-found'],
    ['page.xml', '<html></html>', 'html-page'],
    ['empty.xml', '', 'feed-empty'],
  ])('fails on %s with a code and what to do', async (name, content, code) => {
    const path = content === null ? join(folder, name) : await write(name, content);
    await expect(run('feed', 'read', path)).rejects.toMatchObject({
      code,
      message: expect.any(String),
      fix: expect.any(String),
    });
  });

  it.each([['--limit', '-1'], ['--limit', 'many'], ['--limit', '1.5'], ['--colour']])(
    'refuses %s %s',
    async (...args) => {
      const file = await write('b.xml', rss());
      await expect(run('feed', 'read', file, ...args)).rejects.toMatchObject({
        name: expect.stringMatching(/Error$/),
        code: expect.stringMatching(/^commander\./),
      });
    },
  );
});

describe('feed diff', () => {
  it('prints what differs, in the order of the new feed, then of the old', async () => {
    const old = await write('old.xml', rss(...['9', '1', '2', '3', '4', '5'].map((id) => item(id, '10.00 BRL'))));
    const next = await write(
      'new.xml',
      rss(
        item('7', '1.00 BRL'),
        item('3', '10,00 BRL'),
        item('2', '11.00 BRL', 'out of stock'),
        item('5', 'R$ 10,00'),
        item('4', '10.00 BRL'),
      ),
    );
    expect(await json('feed', 'diff', old, next)).toEqual({
      old: { file: old, format: 'rss', items: 6, ids: 6, complete: true, rejectedTotal: 0, problemsTotal: 0 },
      new: { file: next, format: 'rss', items: 5, ids: 5, complete: true, rejectedTotal: 0, problemsTotal: 0 },
      added: 1,
      removed: 2,
      changed: 1,
      unchanged: 3,
      facets: { content: 0, images: 0, price: 1, stock: 1, logistics: 0 },
      held: null,
      problems: [],
      items: [
        { id: '7', change: 'added', facets: [] },
        { id: '2', change: 'changed', facets: ['price', 'stock'] },
        { id: '9', change: 'removed', facets: [] },
        { id: '1', change: 'removed', facets: [] },
      ],
    });
    expect(await json('feed', 'diff', old, next, '--limit', '2')).toMatchObject({ items: [{ id: '7' }, { id: '2' }] });
    expect(await run('feed', 'diff', old, next)).toContain(
      '1 added, 2 removed, 1 changed (price 1, stock 1), 3 unchanged',
    );
  });

  it('holds what looks like a fault', async () => {
    const ids = Array.from({ length: 100 }, (_, n) => `${n}`);
    const old = await write('full.xml', rss(...ids.map((id) => item(id, '10.00 BRL'))));
    const next = await write(
      'zero.xml',
      rss(...ids.map((id, n) => item(id, '10.00 BRL', n < 25 ? 'out_of_stock' : 'In Stock'))),
    );
    expect(await json('feed', 'diff', old, next)).toMatchObject({
      changed: 25,
      held: { reason: 'zeroed', count: 25, share: 0.25, limit: 0.2 },
    });
    expect(await json('feed', 'diff', next, old)).toMatchObject({ changed: 25, held: null });
  });

  it('withholds removals where the new feed is cut', async () => {
    const whole = rss(item('1', '10.00 BRL'), item('2', '10.00 BRL'));
    const [old, next] = [await write('whole.xml', whole), await write('cut.xml', whole.slice(0, -40))];
    expect(await json('feed', 'diff', old, next)).toMatchObject({
      new: { complete: false },
      removed: 0,
      unchanged: 1,
      problems: [{ code: 'removals-withheld', message: expect.stringContaining('1 items') }],
      items: [],
    });
    expect(await run('feed', 'diff', old, next)).toContain('removals-withheld');
  });

  it('reads addresses on either side', async () => {
    const answer = await json('feed', 'diff', 'https://loja.example/a', 'HTTP://loja.example/b');
    expect(answer).toMatchObject({ added: 1, removed: 1, items: [{ id: 'b' }, { id: 'a' }] });
  });
});
