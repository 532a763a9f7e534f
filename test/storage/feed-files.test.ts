import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { connectStorage, type Storage } from '../../storage/connect.ts';
import { createFeedFiles, type FeedFiles } from '../../storage/feed-files.ts';
import { ownDatabase } from './own-database.ts';

const BUCKET = 'FeedSnapshots';
let storage: Storage;
let files: FeedFiles;
let name: string;
let count = 0;
beforeAll(async () => {
  storage = await connectStorage(ownDatabase(inject('mongodbUri')));
  files = createFeedFiles(storage.db);
});
afterAll(async () => {
  await storage.db.dropDatabase();
  await storage.close();
});
beforeEach(() => {
  count += 1;
  name = `file-${count}`;
});

/** More than two chunks of 1 MiB. */
const bytes = randomBytes(2_500_000);
const parts = [bytes.subarray(0, 10), bytes.subarray(10, 1_300_000), bytes.subarray(1_300_000)];

describe('a file in GridFS', () => {
  test('comes back as it was written', async () => {
    expect(await files.write(BUCKET, name, parts)).toBe(bytes.length);
    expect(await files.exists(BUCKET, name)).toBe(true);
    expect((await read(name)).equals(bytes)).toBe(true);
  });

  test('may be empty', async () => {
    await files.write(BUCKET, name, []);
    expect(await files.exists(BUCKET, name)).toBe(true);
    expect((await read(name)).length).toBe(0);
  });

  test.each([
    [0, 10],
    [5, 6],
    [1_048_570, 1_048_590],
    [2_499_990, 2_500_000],
  ])('gives the bytes from %i to %i alone', async (start, end) => {
    await files.write(BUCKET, name, parts);
    expect((await read(name, { start, end })).equals(bytes.subarray(start, end))).toBe(true);
  });

  test('is not there before it is closed', async () => {
    const writer = await files.open(BUCKET, name);
    await writer.write(bytes);
    expect(await files.exists(BUCKET, name)).toBe(false);
    await writer.close();
    expect(await files.exists(BUCKET, name)).toBe(true);
  });

  test('written again replaces the earlier one', async () => {
    await files.write(BUCKET, name, parts);
    await files.write(BUCKET, name, [Buffer.from('second')]);
    expect((await read(name)).toString()).toBe('second');
    expect(await stored(name)).toEqual({ files: 1, bytes: 6 });
  });

  test('that was aborted leaves nothing behind', async () => {
    const writer = await files.open(BUCKET, name);
    await writer.write(bytes);
    await writer.abort();
    expect(await files.exists(BUCKET, name)).toBe(false);
    expect(await stored(name)).toEqual({ files: 0, bytes: 0 });
  });

  test('whose source fails half-way leaves nothing behind', async () => {
    const source = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
      throw new Error('the source broke');
    };
    await expect(files.write(BUCKET, name, source())).rejects.toThrow('the source broke');
    expect(await stored(name)).toEqual({ files: 0, bytes: 0 });
  });

  test('whose writer died leaves nothing behind once it is written again', async () => {
    const dead = await files.open(BUCKET, name);
    await dead.write(bytes); // and never closed
    await files.write(BUCKET, name, [Buffer.from('second')]);
    expect(await stored(name)).toEqual({ files: 1, bytes: 6 });
    expect((await read(name)).toString()).toBe('second');
  });

  test('is removed with its bytes; removing again is harmless', async () => {
    await files.write(BUCKET, name, parts);
    await files.remove(BUCKET, name);
    await files.remove(BUCKET, name);
    expect(await stored(name)).toEqual({ files: 0, bytes: 0 });
  });

  test('that is missing is said by name', async () => {
    await expect(read(name)).rejects.toMatchObject({ name: 'FeedFileMissing' });
    expect(await files.exists(BUCKET, name)).toBe(false);
  });

  test('of one bucket is unknown in the other', async () => {
    await files.write('FeedUploads', name, parts);
    expect(await files.exists(BUCKET, name)).toBe(false);
  });

  test('of many parts is written without a warning', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error): void => void warnings.push(warning);
    process.on('warning', listen);
    await files.write(BUCKET, name, Array(40).fill(bytes.subarray(0, 200_000)));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', listen);
    expect(warnings).toEqual([]);
    expect((await read(name)).length).toBe(40 * 200_000);
  });
});

async function read(file: string, range?: { start: number; end: number }): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(BUCKET, file, range)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What the bucket holds for this test, found through its chunks so that leftovers count. */
async function stored(file: string): Promise<{ files: number; bytes: number }> {
  const kept = await storage.db.collection(`${BUCKET}.files`).find({ filename: file }).toArray();
  const others = await storage.db
    .collection(`${BUCKET}.files`)
    .find({ filename: { $ne: file } })
    .toArray();
  const chunks = await storage.db
    .collection(`${BUCKET}.chunks`)
    .find({ files_id: { $nin: others.map(({ _id }) => _id) } })
    .toArray();
  return { files: kept.length, bytes: chunks.reduce((sum, { data }) => sum + (data.length() as number), 0) };
}
