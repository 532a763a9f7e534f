import { DROPPED, OLD, type Segments } from './build-index.ts';
import { decidePriceStyle } from './document-context.ts';
import type { Facet, FeedItem } from './feed-item.ts';
import type { ItemProblem } from './feed-problems.ts';
import { differingFacets, FINGERPRINT_LENGTH } from './fingerprint-item.ts';
import { decodeText } from './decode-text.ts';
import { HASH, hash } from './hash.ts';
import { createIntList, type IntList } from './int-list.ts';
import { FLAGS, idAt, isKnown, NO_PACK, type PackDirectory } from './item-index.ts';
import { createKeyTable } from './key-table.ts';
import type { KnownRows } from './known-rows.ts';
import type { OpenedContext } from './open-context.ts';
import { createPackWriter } from './pack-writer.ts';
import { INVALID_BYTES, type ItemTrouble, type ParsedBatch } from './parse-batch.ts';
import { parseItem, type RejectedItem } from './parse-item.ts';
import type { TakeParsed, WaitingItem } from './parse-queue.ts';
import type { PriceStyle } from './parse-price.ts';
import type { ReadFeedOptions } from './read-feed.ts';
import { addTo, type ReadingReport } from './reading-report.ts';
import { createRowWriter, type RowWriter } from './row-writer.ts';
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

export interface ItemRecorder {
  readonly fresh: RowWriter;
  /** For each fresh row the old row of the same id, or -1. */
  readonly freshLinks: IntList;
  /** What became of each waiting item, in order: a fresh row, `OLD - row` for an old row that stays, or `DROPPED`. */
  readonly outcomes: IntList;
  readonly unidentified: number;
  /** Takes a parsed item. */
  readonly record: TakeParsed;
  /** An item that was never parsed. */
  reject(id: string | null, problem: string, line: number): void;
  /** An old row whose item has come again, byte for byte. */
  keep(row: number): void;
  /** Settles what only the whole document can tell. */
  finish(): Promise<{
    readonly priceStyle: PriceStyle | null;
    readonly sample: readonly FeedItem[];
    readonly pack: PackDirectory | null;
  }>;
  /** Rows for the ids that were rejected, as stretches to follow the items'. To be called last. */
  rememberRejected(segments: Segments): Promise<void>;
}

/** Writes the rows of the items that had to be parsed, compares them with the old ones, and stages what differs. */
export function createItemRecorder(input: {
  readonly context: OpenedContext;
  readonly known: KnownRows | null;
  readonly report: ReadingReport;
  readonly options: ReadFeedOptions;
}): ItemRecorder {
  const { context, known, report, options } = input;
  const previous = known?.index ?? null;
  const pack = options.pack ? createPackWriter(options.pack) : null;
  const packAt = previous?.meta.packs.length ?? 0;
  if (pack && packAt >= NO_PACK) throw new Error('The snapshot has too many packs: compact it first');

  const fresh = createRowWriter();
  const freshLinks = createIntList();
  const outcomes = createIntList();
  const newIds = createKeyTable();
  const openPrices = createOpenPrices(context.document, report.problems.limit);
  const evidence = { comma: 0, dot: 0 };
  const rejectedIds: string[] = [];
  const sample: Pick<StagedItem, 'item' | 'byPriceStyle'>[] = [];
  const recorder = { fresh, freshLinks, outcomes, unidentified: 0, record, reject, keep, finish, rememberRejected };
  let dropped = 0;
  let batch: StagedItem[] = [];

  async function record(waiting: WaitingItem, raw: Buffer, parsed: ParsedBatch, at: number): Promise<void> {
    const { line, low, high } = waiting;
    const id = parsed.ids[at]!;
    const flags = parsed.flags[at]!;
    const trouble = parsed.troubles.find((one) => one.at === at);
    if ((flags & INVALID_BYTES) !== 0) report.tell('invalid-bytes', line, { encoding: context.encoding });
    if (id === null) {
      tellProblems(trouble!, flags, line);
      refuse(trouble!.rejected!, line);
      return drop();
    }
    const before = known ? known.findRow(id, waiting.guess) : -1;
    if (before >= 0 ? known!.seen[before] !== 0 : findNew(id) >= 0) {
      report.tell('duplicate-id', line, { id: id.slice(0, 100) });
      return drop();
    }
    const own = (trouble ? tellProblems(trouble, flags, line) : 0) + ((flags & INVALID_BYTES) === 0 ? 0 : 1);
    const isSameRaw = before >= 0 && known!.hasRaw(before, low, high);
    if (isSameRaw && known!.isTrusted && known!.isReusable(before)) {
      outcomes.push(OLD - before);
      return keep(before);
    }
    const row = addRow(id, raw, waiting);
    fresh.columns.problems[row] = Math.min(own, 0xffff);
    fresh.columns.flags[row] = flags & ~INVALID_BYTES;
    noteEvidence(flags);
    const from = at * FINGERPRINT_LENGTH;
    const fingerprint = parsed.fingerprints.subarray(from, from + FINGERPRINT_LENGTH);
    fresh.columns.facets.set(fingerprint.subarray(0, 10), row * 10);
    fresh.columns.amounts.set(fingerprint.subarray(10), row * 2);
    outcomes.push(row);
    freshLinks.push(before);
    if (before < 0) newIds.add(fresh.columns.keys[row * 2]!, row);
    else {
      known!.seen[before] = 1;
      await known!.renew(before, isSameRaw, fingerprint);
    }
    const byPriceStyle =
      (flags & FLAGS.ambiguous) === 0 ? undefined : openPrices.add(row, decodeText(raw, context.encoding).text);
    if (sample.length < (options.sample ?? 0))
      sample.push({ item: parsed.items?.[at] ?? parseAgain(raw), byPriceStyle });
    await stageIfNew({ waiting, before, fingerprint, item: parsed.items?.[at], byPriceStyle, trouble });
    await pack?.drain();
  }

  function drop(): void {
    dropped++;
    outcomes.push(DROPPED);
  }

  function keep(row: number): void {
    known!.seen[row] = 1;
    noteEvidence(previous!.flags[row]!);
  }

  function noteEvidence(flags: number): void {
    if ((flags & FLAGS.comma) !== 0) evidence.comma++;
    if ((flags & FLAGS.dot) !== 0) evidence.dot++;
  }

  /** The row of an id that the last reading did not have, or -1. Leaves the id's hash in `HASH`. */
  function findNew(id: string): number {
    hash(id);
    const [low, high] = [HASH[0]!, HASH[1]!];
    const { keys, idEnds } = fresh.columns;
    const { ids } = fresh;
    return newIds.find(low, (row) => keys[row * 2 + 1] === high && idAt({ ids, idEnds }, row) === id);
  }

  function addRow(id: string, raw: Uint8Array, { low, high, newlines }: WaitingItem): number {
    const row = fresh.add(id);
    const { columns } = fresh;
    hash(id);
    columns.keys.set(HASH, row * 2);
    columns.raws[row * 2] = low;
    columns.raws[row * 2 + 1] = high;
    columns.lengths[row] = raw.length;
    columns.newlines[row] = newlines;
    columns.packs[row] = pack ? packAt : NO_PACK;
    if (pack) columns.offsets[row] = pack.add(raw);
    return row;
  }

  /** Returns how many problems are the item's own. That a price is ambiguous may yet turn out otherwise. */
  function tellProblems({ problems }: ItemTrouble, flags: number, line: number): number {
    if ((flags & FLAGS.ambiguous) === 0) return report.tellOfItem(problems, line);
    const isOpen = ({ code }: ItemProblem) => code === 'price-ambiguous';
    for (const { code, message, line: below } of problems.filter(isOpen))
      openPrices.hold({ line: line + below, code, message });
    return report.tellOfItem(
      problems.filter((problem) => !isOpen(problem)),
      line,
    );
  }

  function parseAgain(raw: Buffer): FeedItem {
    return parseItem(decodeText(raw, context.encoding).text, context.document).item!;
  }

  async function stageIfNew(found: {
    readonly waiting: WaitingItem;
    readonly before: number;
    readonly fingerprint: Uint32Array;
    readonly item: FeedItem | null | undefined;
    readonly byPriceStyle: StagedItem['byPriceStyle'];
    readonly trouble: ItemTrouble | undefined;
  }): Promise<void> {
    const { waiting, before, fingerprint, item, byPriceStyle, trouble } = found;
    if (!options.stage || !item) return;
    const isNew = before < 0 || !isKnown(previous!, before);
    const facets = isNew ? [] : differingFacets(previous!.facets, before * 10, fingerprint, 0);
    if (!isNew && facets.length === 0 && !byPriceStyle) return;
    const problems = [...new Set(trouble?.problems.map(({ code }) => code))];
    batch.push({
      row: waiting.position - dropped,
      change: isNew ? 'added' : 'changed',
      facets,
      item,
      problems,
      byPriceStyle,
    });
    if (batch.length >= (options.batchSize ?? DEFAULT_BATCH)) await flush();
  }

  async function flush(): Promise<void> {
    const full = batch;
    batch = [];
    if (full.length > 0) await options.stage?.(full);
  }

  function refuse({ id, problem, hasContent }: RejectedItem, line: number): void {
    addTo(report.rejected, { line: line + problem.line, id, problem: problem.code });
    if (id !== null) rejectedIds.push(id);
    else if (hasContent) recorder.unidentified++;
  }

  function reject(id: string | null, problem: string, line: number): void {
    addTo(report.rejected, { line, id, problem });
    if (id !== null) rejectedIds.push(id);
    else recorder.unidentified++;
  }

  async function finish(): ReturnType<ItemRecorder['finish']> {
    await flush();
    const priceStyle = decidePriceStyle(evidence);
    const unsettled = openPrices.settle(priceStyle, fresh);
    for (const problem of unsettled.listed) addTo(report.problems, problem);
    report.problems.total += unsettled.total - unsettled.listed.length;
    return {
      priceStyle,
      sample: sample.map(({ item, byPriceStyle }) => (priceStyle && byPriceStyle?.[priceStyle]) ?? item),
      pack: (await pack?.finish()) ?? null,
    };
  }

  async function rememberRejected(segments: Segments): Promise<void> {
    for (const id of rejectedIds) {
      const before = known ? known.findRow(id) : -1;
      if (before >= 0) await rememberOld(known!, before, segments);
      else if (findNew(id) < 0) {
        const row = fresh.add(id);
        hash(id);
        fresh.columns.keys.set(HASH, row * 2);
        fresh.columns.packs[row] = NO_PACK;
        fresh.columns.flags[row] = FLAGS.absent | FLAGS.unknown;
        newIds.add(HASH[0]!, row);
        freshLinks.push(-1);
        segments.add('fresh', row);
      }
    }
  }

  return recorder;
}

const DEFAULT_BATCH = 500;

/** Keeps an old row that did not come, unless it did. */
export function rememberOld(known: KnownRows, row: number, segments: Segments): Promise<void> | null {
  if (known.seen[row] !== 0) return null;
  known.seen[row] = 1;
  segments.add('old', row);
  return known.renewAbsent(row);
}
