import { isDeepStrictEqual } from 'node:util';
import { buildIndex, isWhole, linkRows } from './build-index.ts';
import { decodeStream, type ByteSource } from './decode-stream.ts';
import type { FeedEncoding } from './detect-encoding.ts';
import { detectStructure, type FeedStructure } from './detect-structure.ts';
import type { FeedFormat } from './document-context.ts';
import { FEED_BOUNDS, type FeedBounds } from './feed-bounds.ts';
import { FeedError } from './feed-error.ts';
import type { FeedItem } from './feed-item.ts';
import { advance, createWindow, type FeedWindow } from './feed-window.ts';
import { createItemFramer, type ItemFramer } from './frame-items.ts';
import { FLAGS, type IndexMeta, type ItemIndex } from './item-index.ts';
import { openContext } from './open-context.ts';
import type { ReadRange } from './pack-reader.ts';
import type { PackSink } from './pack-writer.ts';
import type { ParseThreads } from './parse-pool.ts';
import type { PriceStyle } from './parse-price.ts';
import { createReadingReport, type BoundedList, type FeedProblem, type Rejection } from './reading-report.ts';
import type { StagedItem } from './record-items.ts';
import { createItemIntake, type ItemIntake, type TakenItems } from './take-items.ts';

export interface ReadFeedOptions {
  /** The index of the last reading: what it knows is neither parsed nor staged again. */
  readonly previous?: ItemIndex;
  /** Reads the copies of that reading's items; needed only to fingerprint them anew when the rules have changed. */
  readonly readPrevious?: ReadRange;
  /** Takes the items that are new or whose meaning changed, in the order of the document. Awaited, one at a time. */
  readonly stage?: (batch: readonly StagedItem[]) => Promise<void>;
  /** Items of a batch, 500 by default. */
  readonly batchSize?: number;
  /** Takes the compressed copy of the items that were new; without it none is kept. */
  readonly pack?: PackSink;
  /** How many of the first items are given in `sample`; 0 by default. */
  readonly sample?: number;
  /** How many problems and rejected items are listed, 1,000 by default; all are counted. */
  readonly limit?: number;
  readonly bounds?: Partial<FeedBounds>;
  /** Threads that help with the parsing of a long document; none by default. */
  readonly threads?: ParseThreads;
  readonly signal?: AbortSignal;
  /** Called for each chunk of the document, some 64 KiB or more. */
  readonly onProgress?: (progress: { readonly items: number; readonly bytes: number }) => void;
}

export interface FeedReading {
  readonly format: FeedFormat;
  readonly encoding: FeedEncoding;
  /** Item elements found. */
  readonly items: number;
  /** Distinct ids. */
  readonly ids: number;
  /** The transfer ended and the root was closed. */
  readonly complete: boolean;
  readonly rejected: BoundedList<Rejection>;
  readonly problems: BoundedList<FeedProblem>;
  readonly sample: readonly FeedItem[];
  /** How the document writes decimals, which settles the staged items that have `byPriceStyle`. */
  readonly priceStyle: PriceStyle | null;
  /** The new index; the very same object as `previous` where nothing at all differs. */
  readonly index: ItemIndex;
  /** For each row of `index` the row of `previous` with the same id, or -1; for `diffIndexes`. Null without previous. */
  readonly links: Int32Array | null;
  /** Items that had to be parsed. */
  readonly parsed: number;
  /** Bytes of the decoded document. */
  readonly bytes: number;
}

/**
 * Reads a feed once, in bounded memory, whatever its size. An item whose bytes the previous index knows costs a hash
 * and a look-up; the others are parsed, normalised and fingerprinted by facet. Compare the result with
 * `diffIndexes(previous, reading.index, reading.links)`.
 * @throws FeedError where the source is no feed or is refused for safety; the source's own error where not one byte came
 */
export async function readFeed(source: ByteSource, options: ReadFeedOptions = {}): Promise<FeedReading> {
  const bounds = { ...FEED_BOUNDS, ...options.bounds };
  const previous = options.previous ?? null;
  const report = createReadingReport(options.limit ?? 1000);
  const stream = await decodeStream(source, bounds);
  const input = openInput(stream.chunks, options);
  const { window } = input;
  let intake: ItemIntake | null = null;
  try {
    const structure = await findStructure(input, bounds);
    const head = Buffer.from(window.bytes.subarray(0, PROLOG_BYTES));
    const framer = createItemFramer(window, structure, bounds);
    const firstItem = framer.findFirst();
    const prolog = firstItem < 0 ? head : head.subarray(0, firstItem);
    const context = openContext(structure, stream.encoding, prolog);
    for (const problem of stream.encodingProblems) report.tellOfDocument({ line: 1, ...problem });
    for (const problem of context.problems) report.tellOfDocument(problem);

    intake = createItemIntake({ window, framer, context, previous, report, options });
    const rootClosed = await takeItems(input, framer, intake, bounds);
    await intake.parseRest();
    const after = await readRest(input);

    const { failure } = stream.transfer;
    if (failure) report.tell('transfer-failed', window.line, { reason: failure });
    if (!rootClosed) report.tell('document-cut', window.line);
    else if (hasContent(after)) report.tell('content-after-root', window.line);
    if (framer.repaired) report.tell('tags-repaired', 1);
    if (intake.items === 0) report.tell('no-items', window.line);

    const complete = rootClosed && failure === null;
    const taken = await intake.finish(complete);
    const meta = { ...context.meta, ...taken.meta, complete, documentProblems: [...report.ofDocument] };
    const links = previous && linkRows(taken.segments, taken.freshLinks);
    return {
      format: structure.format,
      encoding: stream.encoding,
      items: intake.items,
      ids: taken.meta.ids,
      complete,
      rejected: report.rejected,
      problems: report.problems,
      sample: taken.sample,
      priceStyle: taken.priceStyle,
      index: indexOf(taken, previous, meta, links),
      links,
      parsed: taken.parsed,
      bytes: input.bytes,
    };
  } finally {
    await intake?.close();
    await stream.chunks.return(undefined);
  }
}

const WINDOW_BYTES = 2 * 1024 ** 2;
const PROLOG_BYTES = 256 * 1024;
const AFTER_ROOT_BYTES = 4096;

interface Input {
  readonly window: FeedWindow;
  /** Adds the next chunk to the window, or marks its end. */
  readonly pull: () => Promise<void>;
  bytes: number;
  /** For the progress report. */
  items: number;
}

function openInput(chunks: AsyncGenerator<Buffer>, { signal, onProgress }: ReadFeedOptions): Input {
  const { window, append } = createWindow(WINDOW_BYTES);
  const input: Input = {
    window,
    bytes: 0,
    items: 0,
    pull: async () => {
      signal?.throwIfAborted();
      const next = await chunks.next();
      if (next.done) {
        window.last = true;
        return;
      }
      input.bytes += next.value.length;
      append(next.value);
      onProgress?.({ items: input.items, bytes: input.bytes });
    },
  };
  return input;
}

async function findStructure({ window, pull }: Input, bounds: FeedBounds): Promise<FeedStructure> {
  for (let wanted = 1; ; wanted = window.bytes.length * 2) {
    while (!window.last && window.bytes.length < wanted) await pull();
    const found = detectStructure(window.bytes, window.last || window.bytes.length >= bounds.maxHeadBytes);
    if (found) return found;
  }
}

/** Returns whether the root was closed. */
async function takeItems(input: Input, framer: ItemFramer, intake: ItemIntake, bounds: FeedBounds): Promise<boolean> {
  const { window, pull } = input;
  for (;;) {
    const event = intake.takeKnown() === 'more' ? 'more' : framer.next();
    input.items = intake.items;
    if (event === 'end') return true;
    if (event === 'item') {
      const full = intake.takeFramed();
      if (full) await full;
    } else if (event === 'broken') intake.reject(framer.broken!);
    else if (window.last) break;
    else await pull();
    if (intake.items > bounds.maxItems) {
      throw new FeedError('feed-too-many-items', `The feed has more than ${bounds.maxItems} items`, window.line);
    }
  }
  advance(window, window.bytes.length);
  return false;
}

/** Reads the transfer to its end. Returns what came first behind the root. */
async function readRest({ window, pull }: Input): Promise<string> {
  let after = '';
  for (;;) {
    after += window.bytes.toString('latin1', window.pos, window.pos + AFTER_ROOT_BYTES - after.length);
    window.pos = window.bytes.length;
    if (window.last) return after;
    await pull();
  }
}

function hasContent(after: string): boolean {
  return after.replaceAll(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|[\p{Cc} ]/gu, '') !== '';
}

/** The previous index itself where nothing at all differs; with it the old snapshot stays. */
function indexOf(taken: TakenItems, previous: ItemIndex | null, meta: IndexMeta, links: Int32Array | null): ItemIndex {
  const { segments, fresh, present, rejected } = taken;
  const flagOf = (row: number) => FLAGS.absent | (row < present + rejected ? 0 : FLAGS.withheld);
  const isMarked = (row: number, flags: Uint8Array) => (flags[row]! & (FLAGS.absent | FLAGS.withheld)) === flagOf(row);
  if (previous && isWhole(segments, previous) && present === previous.meta.ids) {
    let row = present;
    while (row < previous.count && isMarked(row, previous.flags)) row++;
    if (row === previous.count) return isDeepStrictEqual(previous.meta, meta) ? previous : { ...previous, meta };
  }
  const index = buildIndex({ segments, old: previous, fresh, meta, links });
  for (let row = present; row < index.count; row++) {
    index.flags[row] = (index.flags[row]! & ~FLAGS.withheld) | flagOf(row);
  }
  return index;
}
