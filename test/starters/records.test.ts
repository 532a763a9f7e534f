import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CommandFailure } from '../../starters/command-failure.ts';
import { uploadFeed } from '../../starters/feed-upload.ts';
import { readLog } from '../../starters/log-show.ts';
import { attemptLogOf, type AttemptRow } from '../../storage/attempt-logs.ts';
import { createFeedFiles } from '../../storage/feed-files.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
});
afterAll(() => desk.close());

const refusedAs = (code: string) => ({ name: 'CommandFailure', code });

describe('logs', () => {
  it('come newest first, by SKU, by failure, up to a limit', async () => {
    const client = randomUUID();
    const row = (n: number, sku: string, outcome: AttemptRow['outcome']): AttemptRow => ({
      _id: `${client}:${n}`,
      client,
      sku,
      productKey: sku,
      runId: 'r',
      action: 'create',
      at: new Date(1_700_000_000_000 + n * 1_000),
      outcome,
      sent: null,
      answer: null,
      productId: null,
      skuId: null,
      explanation: null,
    });
    const outcomes = ['accepted', 'refused', 'pending', 'blocked', 'failed', 'unknown'] as const;
    await attemptLogOf(await desk.context.db(), 'product').insertMany(
      outcomes.map((outcome, n) => row(n, n % 2 === 0 ? 'a' : 'b', outcome)),
    );
    const read = async (filter: { sku?: string; failed?: boolean; limit?: number }, kind = 'product') =>
      (await readLog(desk.context, client, kind, { limit: 50, ...filter })).map(({ outcome }) => outcome);
    expect(await read({})).toEqual(outcomes.toReversed());
    expect(await read({ sku: 'a' })).toEqual(['failed', 'pending', 'accepted']);
    expect(await read({ failed: true })).toEqual(['unknown', 'failed', 'blocked', 'refused']);
    expect(await read({ limit: 2 })).toEqual(['unknown', 'failed']);
    expect(await read({}, 'stock')).toEqual([]);
    for (const kind of ['order', 'toString']) {
      await expect(read({}, kind)).rejects.toMatchObject(refusedAs('log-kind-unknown'));
    }
  });
});

describe('a feed given to a command', () => {
  it('stays an address, or is stored for the workers', async () => {
    expect(await uploadFeed(desk.context, 'https://loja.example/feed.xml')).toBe('https://loja.example/feed.xml');
    const folder = await mkdtemp(join(tmpdir(), 'ponte-upload-'));
    try {
      const file = join(folder, 'feed.xml');
      await writeFile(file, '<rss/>');
      const link = await uploadFeed(desk.context, file);
      const id = /^upload:([\w-]+)$/.exec(link)![1]!;
      const parts: Uint8Array[] = [];
      for await (const part of createFeedFiles(await desk.context.db()).read('FeedUploads', id)) parts.push(part);
      expect(Buffer.concat(parts).toString()).toBe('<rss/>');
      for (const none of [join(folder, 'none.xml'), folder]) {
        await expect(uploadFeed(desk.context, none)).rejects.toBeInstanceOf(CommandFailure);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
