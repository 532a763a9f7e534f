import { NO_PACK, type ItemIndex } from './item-index.ts';
import { createItemReader, type ReadRange } from './pack-reader.ts';
import { createPackWriter, type PackSink } from './pack-writer.ts';

/** From so many packs on a snapshot is worth compacting: each run that changed something has added one. */
export const PACKS_BEFORE_COMPACTION = 16;

/**
 * Copies all items of a snapshot into one new pack and returns the index that points there, so that older packs are
 * needed no longer than their own snapshots. Reads each block once as long as items stand in the order of their packs.
 */
export async function compactSnapshot(index: ItemIndex, readRange: ReadRange, sink: PackSink): Promise<ItemIndex> {
  const items = createItemReader(index, readRange);
  const writer = createPackWriter(sink);
  const offsets = new Float64Array(index.count);
  const packs = new Uint8Array(index.count).fill(NO_PACK);
  for (let row = 0; row < index.count; row++) {
    const raw = await items.readBytes(row);
    if (!raw) continue;
    offsets[row] = writer.add(raw);
    packs[row] = 0;
    await writer.drain();
  }
  const directory = await writer.finish();
  return { ...index, offsets, packs, meta: { ...index.meta, packs: directory ? [directory] : [] } };
}
