import { createSegments, type Segments } from './build-index.ts';
import { decodeText } from './decode-text.ts';
import { decidePriceStyle } from './document-context.ts';
import type { Facet, FeedItem } from './feed-item.ts';
import { advance, type FeedWindow } from './feed-window.ts';
import { FINGERPRINT_LENGTH, differingFacets, fingerprintItem } from './fingerprint-item.ts';
import type { ItemFramer } from './frame-items.ts';
import { HASH, hash } from './hash.ts';
import { FLAGS, NO_PACK, idAt, isKnown, type IndexMeta, type ItemIndex } from './item-index.ts';
import { createKeyTable } from './key-table.ts';
import { createKnownRows } from './known-rows.ts';
import type { OpenedContext } from './open-context.ts';
import { createPackWriter } from './pack-writer.ts';
import { parseItem, type ParsedItem } from './parse-item.ts';
import type { PriceStyle } from './parse-price.ts';
import type { ReadFeedOptions } from './read-feed.ts';
import { readItemId } from './read-item-id.ts';
import { addTo, type ReadingReport } from './reading-report.ts';
import { createRowWriter, type RowWriter } from './row-writer.ts';
import type { BrokenItem } from './scan-item-end.ts';
import { createOpenPrices } from './settle-prices.ts';

/** An item that is new, or whose meaning is. */
export interface StagedItem {
  /** Its row in the new index. */
  readonly row: number;
  readonly change: 'added' | 'changed';
  /** What differs; empty for an added item. */
  readonly facets: readonly Facet[];
  readonly item: FeedItem;
  /** Codes of what was found wrong with the item by itself (`ITEM_PROBLEMS`). */
  readonly problems: readonly string[];
  /**
   * Where a price can be read in two ways: the item by each. `FeedReading.priceStyle` says at the end which one counts
   * (null: `item`, which has no such price). Such an item may turn out unchanged.
   */
  readonly byPriceStyle?: Readonly<Record<PriceStyle, FeedItem>>;
}

export interface ItemIntake {
  /** Item elements so far. */
  readonly items: number;
  /** Takes the items that stand where the last reading had them. `more`: the window ends inside the next of them. */
  takeKnown(): 'more' | 'done';
  /** Takes the item that the framer has found. */
  takeFramed(): Promise<void>;
  reject(broken: BrokenItem): void;
  finish(complete: boolean): Promise<TakenItems>;
}

export interface TakenItems {
  readonly segments: Segments;
  readonly fresh: RowWriter;
  readonly freshLinks: readonly number[];
  /** Rows of `segments` that are items of the document; then those of rejected items, then those withheld. */
  readonly present: number;
  readonly rejected: number;
  readonly priceStyle: PriceStyle | null;
  readonly sample: readonly FeedItem[];
  readonly parsed: number;
  readonly meta: Pick<IndexMeta, 'items' | 'ids' | 'unidentified' | 'packs'>;
}

const DEFAULT_BATCH = 500;
const LESS = 0x3c;

/**
 * Turns the items of a document into rows. The next item is expected to be the one that followed in the last reading:
 * as many bytes as it had are hashed where it should begin, and if they are the same bytes they are the same item,
 * framing and all. So an unchanged item costs one hash. The others are framed, looked up by their id, and parsed
 * where their bytes are new.
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
  const pack = options.pack ? createPackWriter(options.pack) : null;
  const packs = previous?.meta.packs ?? [];
  if (pack && packs.length >= NO_PACK) throw new Error('The snapshot has too many packs: compact it first');

  const segments = createSegments();
  const fresh = createRowWriter();
  const freshLinks: number[] = [];
  const newIds = createKeyTable();
  const openPrices = createOpenPrices(context.document, report.problems.limit);
  const fingerprint = new Uint32Array(FINGERPRINT_LENGTH);
  const evidence = { comma: 0, dot: 0 };
  const absentIds: string[] = [];
  const sample: Pick<StagedItem, 'item' | 'byPriceStyle'>[] = [];
  let batch: StagedItem[] = [];
  let expected = 0;
  let unidentified = 0;
  const intake = { items: 0, takeKnown, takeFramed, reject, finish };
  let parsedItems = 0;

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
    const hasRoom = report.problems.listed.length < report.problems.limit;
    return known!.seen[row] === 0 && known!.isReusable(row) && !(hasRoom && known!.index.problems[row]! > 0);
  }

  /** Takes an item without a look at it. */
  function pass(row: number, end: number): void {
    const { newlines, problems } = known!.index;
    keep(row);
    window.pos = end;
    window.line += newlines[row]!;
    report.problems.total += problems[row]!;
  }

  /** The item of this row has come again, byte for byte. */
  function keep(row: number): void {
    const { flags } = known!.index;
    segments.add('old', row);
    known!.seen[row] = 1;
    intake.items++;
    if ((flags[row]! & FLAGS.comma) !== 0) evidence.comma++;
    if ((flags[row]! & FLAGS.dot) !== 0) evidence.dot++;
    expected = row + 1;
  }

  async function takeFramed(): Promise<void> {
    const { line, pos } = window;
    const raw = window.bytes.subarray(pos, framer.itemEnd);
    hash(raw);
    const [low, high] = [HASH[0]!, HASH[1]!];
    const { text, invalid } = decodeText(raw, context.encoding);
    if (known?.isTrusted) {
      const id = readItemId(text, context.document);
      const row = id === null ? -1 : known.findRow(id);
      if (row >= 0 && known.hasRaw(row, low, high) && mayKeep(row)) return pass(row, framer.itemEnd);
    }
    advance(window, framer.itemEnd);
    parsedItems++;
    const parsed = parseItem(text, context.document);
    if (invalid) report.tell('invalid-bytes', line, { encoding: context.encoding });
    if (!parsed.item) {
      intake.items++;
      tellProblems(parsed, line);
      return refuse(parsed.rejected!, line);
    }
    const { id } = parsed.item;
    const before = known ? known.findRow(id) : -1;
    if (before >= 0 ? known!.seen[before] !== 0 : findNew(id) >= 0) {
      intake.items++;
      return report.tell('duplicate-id', line, { id: id.slice(0, 100) });
    }
    const own = tellProblems(parsed, line) + (invalid ? 1 : 0);
    const isSameRaw = before >= 0 && known!.hasRaw(before, low, high);
    if (isSameRaw && known!.isTrusted && known!.isReusable(before)) return keep(before);
    intake.items++;
    const row = addRow(id, raw, { low, high, lines: window.line - line });
    fresh.columns.problems[row] = Math.min(own, 0xffff);
    await compareRow(parsed, { row, before, text, isSameRaw });
    await pack?.drain();
  }

  /** The row of an id that the last reading did not have, or -1. Leaves the id's hash in `HASH`. */
  function findNew(id: string): number {
    hash(id);
    const [low, high] = [HASH[0]!, HASH[1]!];
    const { keys } = fresh.columns;
    return newIds.find(
      low,
      (row) => keys[row * 2 + 1] === high && idAt({ ids: fresh.ids, idEnds: fresh.columns.idEnds }, row) === id,
    );
  }

  function addRow(id: string, raw: Buffer, { low, high, lines }: { low: number; high: number; lines: number }): number {
    const row = fresh.add(id);
    const { columns } = fresh;
    hash(id);
    columns.keys.set(HASH, row * 2);
    columns.raws[row * 2] = low;
    columns.raws[row * 2 + 1] = high;
    columns.lengths[row] = raw.length;
    columns.newlines[row] = lines;
    columns.packs[row] = pack ? packs.length : NO_PACK;
    if (pack) columns.offsets[row] = pack.add(raw);
    segments.add('fresh', row);
    return row;
  }

  function tellProblems({ problems, ambiguousPrice }: ParsedItem, line: number): number {
    if (!ambiguousPrice) return report.tellOfItem(problems, line);
    for (const { code, message, line: below } of problems) {
      if (code === 'price-ambiguous') openPrices.hold({ line: line + below, code, message });
    }
    return report.tellOfItem(
      problems.filter(({ code }) => code !== 'price-ambiguous'),
      line,
    );
  }

  async function compareRow(
    parsed: ParsedItem,
    at: { row: number; before: number; text: string; isSameRaw: boolean },
  ): Promise<void> {
    const { row, before, text, isSameRaw } = at;
    const item = parsed.item!;
    const { columns } = fresh;
    fingerprintItem(item, fingerprint);
    columns.facets.set(fingerprint.subarray(0, 10), row * 10);
    columns.amounts.set(fingerprint.subarray(10), row * 2);
    columns.flags[row] = flagsOf(parsed);
    if (parsed.priceEvidence.comma > 0) evidence.comma++;
    if (parsed.priceEvidence.dot > 0) evidence.dot++;
    const problems = [...new Set(parsed.problems.map(({ code }) => code))];
    const byPriceStyle = parsed.ambiguousPrice ? openPrices.add(row, text) : undefined;
    if (sample.length < (options.sample ?? 0)) sample.push({ item, byPriceStyle });

    if (before < 0) newIds.add(columns.keys[row * 2]!, row);
    else {
      known!.seen[before] = 1;
      expected = before + 1;
      await known!.renew(before, isSameRaw, fingerprint);
    }
    if (!previous) return stage({ row, change: 'added', facets: [], item, problems, byPriceStyle });
    freshLinks.push(before);
    const newRow = segments.count - 1;
    if (before < 0 || !isKnown(previous, before))
      return stage({ row: newRow, change: 'added', facets: [], item, problems, byPriceStyle });
    const facets = differingFacets(previous.facets, before * 10, fingerprint, 0);
    if (facets.length > 0 || byPriceStyle)
      await stage({ row: newRow, change: 'changed', facets, item, problems, byPriceStyle });
  }

  async function stage(staged: StagedItem): Promise<void> {
    if (!options.stage) return;
    batch.push(staged);
    if (batch.length >= (options.batchSize ?? DEFAULT_BATCH)) await flush();
  }

  async function flush(): Promise<void> {
    const full = batch;
    batch = [];
    if (full.length > 0) await options.stage?.(full);
  }

  function refuse({ id, problem, hasContent }: NonNullable<ParsedItem['rejected']>, line: number): void {
    addTo(report.rejected, { line: line + problem.line, id, problem: problem.code });
    if (id !== null) absentIds.push(id);
    else if (hasContent) unidentified++;
  }

  function reject({ start, problem, line }: BrokenItem): void {
    intake.items++;
    const id = readItemId(decodeText(start, context.encoding).text, context.document);
    addTo(report.rejected, { line, id, problem });
    if (id !== null) absentIds.push(id);
    else unidentified++;
  }

  async function finish(complete: boolean): Promise<TakenItems> {
    await flush();
    const priceStyle = decidePriceStyle(evidence);
    const unsettled = openPrices.settle(priceStyle, fresh);
    for (const problem of unsettled.listed) addTo(report.problems, problem);
    report.problems.total += unsettled.total - unsettled.listed.length;
    const present = segments.count;
    for (const id of absentIds) await rememberRejected(id);
    const rejected = segments.count - present;
    if (known && (!complete || unidentified > 0)) {
      for (let row = 0; row < known.index.count; row++) await rememberOld(row);
    }
    const directory = await pack?.finish();
    return {
      segments,
      fresh,
      freshLinks,
      present,
      rejected,
      priceStyle,
      sample: sample.map(({ item, byPriceStyle }) => (priceStyle && byPriceStyle?.[priceStyle]) ?? item),
      parsed: parsedItems,
      meta: { items: intake.items, ids: present, unidentified, packs: directory ? [...packs, directory] : packs },
    };
  }

  /**
   * Rejected items, and all that did not come where the document cannot be trusted, stay in the index as absent:
   * the next good document can still remove them, and this one does not.
   */
  async function rememberRejected(id: string): Promise<void> {
    const before = known ? known.findRow(id) : -1;
    if (before >= 0) return void (await rememberOld(before));
    if (findNew(id) >= 0) return;
    const row = fresh.add(id);
    hash(id);
    fresh.columns.keys.set(HASH, row * 2);
    fresh.columns.packs[row] = NO_PACK;
    fresh.columns.flags[row] = FLAGS.absent | FLAGS.unknown;
    newIds.add(HASH[0]!, row);
    freshLinks.push(-1);
    segments.add('fresh', row);
  }

  function rememberOld(row: number): Promise<void> | null {
    if (known!.seen[row] !== 0) return null;
    known!.seen[row] = 1;
    segments.add('old', row);
    return known!.renew(row, false, fingerprint);
  }

  return intake;
}

function flagsOf({ item, priceEvidence, ambiguousPrice }: ParsedItem): number {
  return (
    (ambiguousPrice ? FLAGS.ambiguous : 0) |
    (priceEvidence.comma > 0 ? FLAGS.comma : 0) |
    (priceEvidence.dot > 0 ? FLAGS.dot : 0) |
    (item!.availability === 'out_of_stock' ? FLAGS.outOfStock : 0)
  );
}
