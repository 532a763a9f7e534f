import { createSegments, resolveSegments, type Segments } from './build-index.ts';
import { decodeText } from './decode-text.ts';
import type { FeedItem } from './feed-item.ts';
import { advance, type FeedWindow } from './feed-window.ts';
import type { ItemFramer } from './frame-items.ts';
import { HASH, hash } from './hash.ts';
import type { IndexMeta, ItemIndex } from './item-index.ts';
import { createKnownRows } from './known-rows.ts';
import type { OpenedContext } from './open-context.ts';
import { createParsePool } from './parse-pool.ts';
import type { PriceStyle } from './parse-price.ts';
import { createParseQueue } from './parse-queue.ts';
import type { ReadFeedOptions } from './read-feed.ts';
import { readItemId } from './read-item-id.ts';
import type { ReadingReport } from './reading-report.ts';
import { createItemRecorder, rememberOld } from './record-items.ts';
import type { RowWriter } from './row-writer.ts';
import type { BrokenItem } from './scan-item-end.ts';

export interface ItemIntake {
  /** Item elements so far. */
  readonly items: number;
  /** Takes the items that stand where the last reading had them. `more`: the window ends inside the next of them. */
  takeKnown(): 'more' | 'done';
  /** Takes the item that the framer has found. To be awaited where it answers. */
  takeFramed(): Promise<void> | null;
  reject(broken: BrokenItem): void;
  /** Waits until all that was taken is parsed and staged, but for the last batch. */
  parseRest(): Promise<void>;
  finish(complete: boolean): Promise<TakenItems>;
  /** Ends the threads, also after a failure. */
  close(): Promise<void>;
}

export interface TakenItems {
  readonly segments: Segments;
  readonly fresh: RowWriter;
  readonly freshLinks: Int32Array;
  /** Rows of `segments` that are items of the document; then those of rejected items, then those withheld. */
  readonly present: number;
  readonly rejected: number;
  readonly priceStyle: PriceStyle | null;
  readonly sample: readonly FeedItem[];
  readonly parsed: number;
  readonly meta: Pick<IndexMeta, 'items' | 'ids' | 'unidentified' | 'packs'>;
}

const LESS = 0x3c;

/**
 * Turns the items of a document into rows. The next item is expected to be the one that followed in the last reading:
 * as many bytes as it had are hashed where it should begin, and if they are the same bytes they are the same item,
 * framing and all. So an unchanged item costs one hash. The others are framed, looked up by their id, and parsed
 * where their bytes are new, on several threads where there are many.
 */
export function createItemIntake(input: {
  readonly window: FeedWindow;
  readonly framer: ItemFramer;
  readonly context: OpenedContext;
  readonly previous: ItemIndex | null;
  readonly report: ReadingReport;
  readonly options: ReadFeedOptions;
}): ItemIntake {
  const { window, framer, context, previous, report, options } = input;
  const known = previous && createKnownRows(previous, context, options.readPrevious);
  const recorder = createItemRecorder({ context, known, report, options });
  const settings = { context: context.document, encoding: context.encoding, wantItems: options.stage !== undefined };
  const pool = createParsePool(settings, options.threads, () => waiting * 4 > intake.items);
  const queue = createParseQueue(pool, recorder.record);
  /** Rows in their order; those of items that are still to be parsed stand as fresh ones, counted from 0. */
  const order = createSegments();
  /** Old rows whose items are being parsed: another item with their bytes is a copy. */
  const reserved = new Uint8Array(previous?.count ?? 0);
  let expected = 0;
  let waiting = 0;
  /** Problems of the items that are read again for their sake. */
  let askedProblems = 0;
  const intake = { items: 0, takeKnown, takeFramed, reject, parseRest: queue.finish, finish, close: pool.close };

  function takeKnown(): 'more' | 'done' {
    if (!known?.isTrusted) return 'done';
    const { count, lengths } = known.index;
    while (framer.isBetween && expected < count) {
      skipBlank();
      const end = window.pos + lengths[expected]!;
      if (window.bytes[window.pos] !== LESS || !mayKeep(expected)) return 'done';
      if (end > window.bytes.length) return window.last ? 'done' : 'more';
      hash(window.bytes.subarray(window.pos, end));
      if (!known.hasRaw(expected, HASH[0]!, HASH[1]!)) return 'done';
      pass(expected, end);
    }
    return 'done';
  }

  function skipBlank(): void {
    const { bytes } = window;
    for (; window.pos < bytes.length && bytes[window.pos]! <= 0x20; window.pos++) {
      if (bytes[window.pos] === 0x0a) window.line++;
    }
  }

  /** Items with problems are read again as long as there is room to list them, and only counted afterwards. */
  function mayKeep(row: number): boolean {
    const { listed, limit } = report.problems;
    const hasRoom = listed.length < limit && askedProblems < limit;
    if (hasRoom && known!.index.problems[row]! > 0) return false;
    return known!.seen[row] === 0 && reserved[row] === 0 && known!.isReusable(row);
  }

  /** Takes an item without a look at it. */
  function pass(row: number, end: number): void {
    const { newlines, problems } = known!.index;
    intake.items++;
    order.add('old', row);
    recorder.keep(row);
    window.pos = end;
    window.line += newlines[row]!;
    report.problems.total += problems[row]!;
    expected = row + 1;
  }

  function takeFramed(): Promise<void> | null {
    const { line, pos } = window;
    const raw = window.bytes.subarray(pos, framer.itemEnd);
    hash(raw);
    const [low, high] = [HASH[0]!, HASH[1]!];
    let guess = -1;
    if (known?.isTrusted) {
      const id = readItemId(decodeText(raw, context.encoding).text, context.document);
      const row = id === null ? -1 : known.findRow(id);
      if (row >= 0) {
        if (known.hasRaw(row, low, high) && mayKeep(row)) {
          pass(row, framer.itemEnd);
          return null;
        }
        guess = row;
        reserved[row] = 1;
        askedProblems += known.index.problems[row]!;
        expected = row + 1;
      }
    }
    advance(window, framer.itemEnd);
    intake.items++;
    const position = order.count;
    order.add('fresh', waiting++);
    return queue.add(raw, { line, newlines: window.line - line, low, high, position, guess });
  }

  function reject({ start, problem, line }: BrokenItem): void {
    intake.items++;
    recorder.reject(readItemId(decodeText(start, context.encoding).text, context.document), problem, line);
  }

  async function finish(complete: boolean): Promise<TakenItems> {
    const { priceStyle, sample, pack } = await recorder.finish();
    const { fresh, freshLinks, outcomes, unidentified } = recorder;
    const segments = resolveSegments(order, outcomes.values());
    const present = segments.count;
    // Rejected items, and all that did not come where the document cannot be trusted, stay in the index as absent:
    // the next good document can still remove them, and this one does not.
    await recorder.rememberRejected(segments);
    const rejected = segments.count - present;
    if (known && (!complete || unidentified > 0)) {
      for (let row = 0; row < known.index.count; row++) await rememberOld(known, row, segments);
    }
    const packs = previous?.meta.packs ?? [];
    return {
      segments,
      fresh,
      freshLinks: freshLinks.values(),
      present,
      rejected,
      priceStyle,
      sample,
      parsed: waiting,
      meta: { items: intake.items, ids: present, unidentified, packs: pack ? [...packs, pack] : packs },
    };
  }

  return intake;
}
