// One measurement in a process of its own: `measure.ts STAGE FOLDER` prints a Measurement as JSON.
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { XMLParser } from 'fast-xml-parser';
import { diffIndexes } from '../../domain/feed/diff-indexes.ts';
import { readFeed, type FeedReading, type ReadFeedOptions } from '../../domain/feed/read-feed.ts';
import { readSnapshot, writeSnapshot } from '../../domain/feed/snapshot.ts';
import { PARSE_THREADS } from '../../starters/parse-threads.ts';
import { readFileChunks } from '../../starters/read-file-chunks.ts';

export type Stage = 'read' | 'first' | 'unchanged' | 'changed' | 'library';

export interface Measurement {
  /** From opening the files to the end of the last write. */
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** What came out, so that a fast wrong answer shows. */
  readonly outcome: string;
}

const [measured, folder] = process.argv.slice(2) as [Stage, string];
const feed = join(folder, 'feed.xml');
const snapshot = join(folder, 'snapshot');

const STAGES: Record<Stage, () => Promise<string>> = {
  async read() {
    let bytes = 0;
    for await (const chunk of createReadStream(feed)) bytes += (chunk as Buffer).length;
    return `${bytes} bytes`;
  },
  async first() {
    const reading = await readAndKeep(feed, snapshot, {});
    return `${reading.ids} ids, ${reading.parsed} parsed, complete ${reading.complete}`;
  },
  async unchanged() {
    const previous = await readSnapshot(readFileChunks(`${snapshot}.index`));
    const reading = await readFeed(readFileChunks(feed), { previous });
    return `${reading.parsed} parsed, same index ${reading.index === previous}`;
  },
  async changed() {
    const previous = await readSnapshot(readFileChunks(`${snapshot}.index`));
    let staged = 0;
    const stage = async (batch: readonly unknown[]) => void (staged += batch.length);
    const reading = await readAndKeep(join(folder, 'changed.xml'), `${snapshot}.next`, { previous, stage });
    const { added, changed, removed, unchanged } = diffIndexes(previous, reading.index, reading.links ?? undefined);
    return `${changed} changed, ${added} added, ${removed} removed, ${unchanged} unchanged, ${reading.parsed} parsed, ${staged} staged`;
  },
  async library() {
    const tree = new XMLParser({ ignoreAttributes: false }).parse(await readFile(feed)) as {
      rss: { channel: { item: unknown[] } };
    };
    return `${tree.rss.channel.item.length} items`;
  },
};

/** Everything a run does but what it does with the items: the copies and the new index are written to files. */
async function readAndKeep(path: string, target: string, options: ReadFeedOptions): Promise<FeedReading> {
  const copies = createWriteStream(`${target}.pack`);
  const write = (part: Uint8Array) =>
    new Promise<void>((done, fail) => void copies.write(part, (error) => (error ? fail(error) : done())));
  const reading = await readFeed(readFileChunks(path), {
    ...options,
    threads: PARSE_THREADS,
    pack: { name: 'pack', write },
  });
  await new Promise<void>((done) => void copies.end(done));
  await pipeline(Readable.from(writeSnapshot(reading.index)), createWriteStream(`${target}.index`));
  return reading;
}

const start = performance.now();
const outcome = await STAGES[measured]();
const measurement: Measurement = {
  seconds: (performance.now() - start) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1000,
  outcome,
};
process.stdout.write(JSON.stringify(measurement));
