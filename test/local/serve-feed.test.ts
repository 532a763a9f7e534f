import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveFeed, type FeedServer } from '../../local/serve-feed.ts';

let folder: string;
let file: string;
let server: FeedServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ponte-feed-'));
  file = join(folder, 'my feed.xml');
  writeFileSync(file, '<rss><channel/></rss>');
  server = await serveFeed(file, 0);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (headers: Record<string, string> = {}): Promise<Response> => fetch(server.url, { headers });

describe('a served feed file', () => {
  test('comes whole, with strong validators', async () => {
    const answer = await get();
    expect(await answer.text()).toBe('<rss><channel/></rss>');
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
    expect(Date.parse(answer.headers.get('last-modified') ?? '')).not.toBeNaN();
  });

  test('answers 304 without a body while it is unchanged', async () => {
    const first = await get();
    await first.text();
    const second = await get({ 'If-None-Match': first.headers.get('etag') ?? '' });
    expect([second.status, await second.text()]).toEqual([304, '']);
    const third = await get({ 'If-Modified-Since': first.headers.get('last-modified') ?? '' });
    expect(third.status).toBe(304);
  });

  test('comes again after an edit, even one that keeps size and second', async () => {
    const at = new Date('2026-01-01T00:00:00.100Z');
    utimesSync(file, at, at);
    const etag = (await get()).headers.get('etag') ?? '';
    writeFileSync(file, '<rss><channem/></rss>');
    utimesSync(file, at, new Date('2026-01-01T00:00:00.900Z'));
    const answer = await get({ 'If-None-Match': etag });
    expect([answer.status, await answer.text()]).toEqual([200, '<rss><channem/></rss>']);
  });

  test('keeps its ETag when it is only touched', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    utimesSync(file, new Date(), new Date('2030-01-01T00:00:00Z'));
    expect((await get({ 'If-None-Match': etag })).status).toBe(304);
  });

  test('is 404 while it is gone, and so is every other path', async () => {
    rmSync(file);
    expect((await get()).status).toBe(404);
    expect((await fetch(new URL('/etc/passwd', server.url))).status).toBe(404);
  });

  test('may be packed, and then comes as the packed bytes', async () => {
    const packed = join(folder, 'feed.xml.gz');
    writeFileSync(packed, gzipSync('<rss/>'));
    const other = await serveFeed(packed, 0);
    const answer = await fetch(other.url);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(Buffer.from(await answer.arrayBuffer()).equals(gzipSync('<rss/>'))).toBe(true);
    await other.close();
  });
});
