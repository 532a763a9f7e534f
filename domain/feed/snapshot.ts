import { endianness } from 'node:os';
import { xxh64 } from '@node-rs/xxhash';
import { COLUMNS, COLUMN_NAMES, type Column, type Columns, type IndexMeta, type ItemIndex } from './item-index.ts';

/** A kept index that is not what was written. The cure is to read the feed without it. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/**
 * The bytes of an index, in parts to be written one after the other: a header in JSON, then each column as it stands
 * in memory (little endian), then the ids. Each part but the header is a view, not a copy. A million items: 105 MB.
 * The copies of the items are not in it: `readFeed` writes them to its `pack`.
 */
export function* writeSnapshot(index: ItemIndex): Generator<Uint8Array> {
  requireLittleEndian();
  const parts = sections(index).map(viewBytes);
  const header: Header = {
    version: SNAPSHOT_VERSION,
    count: index.count,
    lengths: parts.map((part) => part.length),
    checksums: parts.map(checksum),
    meta: index.meta,
  };
  const json = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(padded(START_BYTES + json.length));
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(json.length, MAGIC.length);
  json.copy(start, START_BYTES);
  yield start;
  for (const part of parts) {
    if (part.length > 0) yield part;
    if (part.length % 8 !== 0) yield Buffer.alloc(padded(part.length) - part.length);
  }
}

/**
 * Reads an index back into one stretch of memory.
 * @throws SnapshotError if it was cut, damaged, or written by another version
 */
export async function readSnapshot(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ItemIndex> {
  requireLittleEndian();
  let memory: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let header: Header | null = null;
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    if (header) {
      if (length + bytes.length > memory.length) throw new SnapshotError('The snapshot is longer than its header says');
      memory.set(bytes, length);
      length += bytes.length;
      continue;
    }
    pending.push(bytes);
    const start = Buffer.concat(pending);
    pending = [start];
    header = readHeader(start);
    if (!header) continue;
    const body = start.subarray(padded(START_BYTES + start.readUInt32LE(MAGIC.length)));
    const expected = header.lengths.reduce((sum, part) => sum + padded(part), 0);
    if (body.length > expected) throw new SnapshotError('The snapshot is longer than its header says');
    memory = new Uint8Array(expected);
    memory.set(body);
    length = body.length;
    pending = [];
  }
  if (!header || length < memory.length) throw new SnapshotError('The snapshot is cut off');
  return openSections(header, memory);
}

interface Header {
  readonly version: number;
  readonly count: number;
  /** Bytes of each section, in the order of `sections`. */
  readonly lengths: readonly number[];
  readonly checksums: readonly string[];
  readonly meta: IndexMeta;
}

const MAGIC = 'PONTEIDX';
const START_BYTES = MAGIC.length + 4;
const SNAPSHOT_VERSION = 1;

function readHeader(start: Buffer): Header | null {
  if (start.length < START_BYTES) return null;
  if (start.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new SnapshotError('This is no snapshot');
  const end = START_BYTES + start.readUInt32LE(MAGIC.length);
  if (start.length < padded(end)) return null;
  const header = parseHeader(start.toString('utf8', START_BYTES, end));
  if (header.version !== SNAPSHOT_VERSION) throw new SnapshotError('The snapshot is of another version');
  return header;
}

function parseHeader(json: string): Header {
  try {
    return JSON.parse(json) as Header;
  } catch {
    throw new SnapshotError('The header of the snapshot is damaged');
  }
}

/** In this order, for as long as `SNAPSHOT_VERSION` stays: eight-byte columns first, so that all are aligned. */
function sections(index: ItemIndex): (Column | Buffer)[] {
  return [...COLUMN_NAMES.map((name) => index[name]), index.byKey, index.ids];
}

function openSections(header: Header, memory: Uint8Array<ArrayBuffer>): ItemIndex {
  let at = 0;
  const parts = header.lengths.map((length, section) => {
    const part = memory.subarray(at, at + length);
    if (checksum(part) !== header.checksums[section]) throw new SnapshotError('The snapshot is damaged');
    at += padded(length);
    return part;
  });
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name, section) => {
      const [Type, width] = COLUMNS[name];
      return [name, new Type(memory.buffer, parts[section]!.byteOffset, header.count * width)];
    }),
  ) as unknown as Columns;
  const [byKey, ids] = parts.slice(COLUMN_NAMES.length);
  return {
    ...columns,
    byKey: new Uint32Array(memory.buffer, byKey!.byteOffset, header.count),
    ids: Buffer.from(memory.buffer, ids!.byteOffset, ids!.length),
    count: header.count,
    meta: header.meta,
  };
}

function viewBytes(part: Column | Buffer): Uint8Array {
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}

function checksum(part: Uint8Array): string {
  return xxh64(part).toString(16);
}

function padded(length: number): number {
  return (length + 7) & ~7;
}

function requireLittleEndian(): void {
  if (endianness() !== 'LE') throw new Error('Snapshots are written and read on little-endian machines only');
}
