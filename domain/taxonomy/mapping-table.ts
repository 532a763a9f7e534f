import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { TAXONOMY_SOURCES, categoryKey, type TaxonomySource } from '../listing/taxonomy.ts';

/** One row of the file that mappings are exchanged in. */
export interface MappingRecord {
  readonly source: TaxonomySource;
  readonly category: string;
  readonly leaf: string;
  /** For people; not read back. */
  readonly leafName?: string;
  readonly confidence?: number | null;
  readonly origin?: string;
  readonly version?: number;
}

export interface ReadMapping {
  readonly source: TaxonomySource;
  readonly category: string;
  readonly leaf: string;
  /** From 1, the heading's. */
  readonly line: number;
}

export interface BadRow {
  readonly line: number;
  readonly why: string;
}

const COLUMNS = ['source', 'category', 'leaf', 'leaf name', 'confidence', 'origin', 'version'];

/** Mappings as CSV (RFC 4180, UTF-8): what a spreadsheet would take for a formula is shown as text. */
export function writeMappingTable(records: readonly MappingRecord[]): string {
  return stringify(
    [
      COLUMNS,
      ...records.map(({ source, category, leaf, leafName, confidence, origin, version }) =>
        [source, category, leaf, leafName ?? '', confidence ?? '', origin ?? '', version ?? ''].map((cell) =>
          neutralise(String(cell)),
        ),
      ),
    ],
    { record_delimiter: 'windows' },
  );
}

/**
 * Reads mappings from CSV with a heading that names `source`, `category` and `leaf`, in any order; with commas,
 * semicolons (a spreadsheet in Portuguese) or tabs; with or without a byte order mark; in UTF-8, else Windows-1252.
 * Every bad row is named.
 */
export function readMappingTable(bytes: Uint8Array): { rows: ReadMapping[]; bad: BadRow[] } {
  const text = decode(bytes);
  const heading = text.slice(0, text.search(/\r?\n|$/));
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter: delimiterOf(heading),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as typeof records;
  } catch (error) {
    return { rows: [], bad: [{ line: lineOf(error), why: 'the file is no CSV from here on: look for an open quote' }] };
  }
  const [first, ...rest] = records;
  const names = (first?.record ?? []).map((name) => name.trim().toLowerCase());
  const at = { source: names.indexOf('source'), category: names.indexOf('category'), leaf: names.indexOf('leaf') };
  const missing = Object.entries(at).flatMap(([name, place]) => (place < 0 ? [name] : []));
  if (missing.length > 0) {
    return { rows: [], bad: [{ line: 1, why: `the heading lacks ${missing.join(', ')}` }] };
  }
  const rows: ReadMapping[] = [];
  const bad: BadRow[] = [];
  const seen = new Map<string, ReadMapping>();
  for (const { record, info } of rest) {
    const read = (column: keyof typeof at): string => restore((record[at[column]] ?? '').trim());
    const row = { source: read('source'), category: read('category'), leaf: read('leaf'), line: info.lines };
    const why = faultOf(row);
    if (why !== null || !isSource(row.source)) {
      bad.push({ line: row.line, why: why ?? '' });
      continue;
    }
    const known: ReadMapping = { ...row, source: row.source };
    const key = `${row.source}\n${row.source === 'product' ? row.category : categoryKey(row.category)}`;
    const earlier = seen.get(key);
    if (earlier && earlier.leaf !== row.leaf) {
      bad.push({ line: row.line, why: `"${row.category}" is mapped otherwise in line ${earlier.line}` });
    } else if (!earlier) {
      seen.set(key, known);
      rows.push(known);
    }
  }
  return { rows, bad };
}

/** What is wrong with a mapping by itself; null where nothing is. */
export function faultOf(row: { source: string; category: string; leaf: string }): string | null {
  if (!isSource(row.source)) return `the source "${row.source}" is none of ${TAXONOMY_SOURCES.join(', ')}`;
  if (categoryKey(row.category) === '') return 'the category is empty';
  if (!/^\d{1,20}$/.test(row.leaf)) return `the leaf "${row.leaf}" is no TikTok category id: it has digits only`;
  return null;
}

const isSource = (source: string): source is TaxonomySource => (TAXONOMY_SOURCES as readonly string[]).includes(source);

/** An apostrophe before what a spreadsheet would calculate; one more where the text itself begins so. */
function neutralise(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function restore(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that parts the heading most often. */
function delimiterOf(heading: string): string {
  return [',', ';', '\t'].toSorted((a, b) => heading.split(b).length - heading.split(a).length)[0]!;
}

function lineOf(error: unknown): number {
  const { lines } = error as { lines?: number };
  return typeof lines === 'number' ? lines : 1;
}
