import { collectFields, type CollectedFields } from './collect-fields.ts';
import { ANY_CONTROL } from './control-characters.ts';
import { createTextTrouble, decodeEntities, MOST_EXPANDED, type TextTrouble } from './decode-entities.ts';
import type { DocumentContext } from './document-context.ts';
import type { FeedItem } from './feed-item.ts';
import { itemProblem, type ItemProblem, type ItemProblemCode } from './feed-problems.ts';
import { ID_NAMES } from './field-names.ts';
import { findTextProblems } from './find-text-problems.ts';
import { LONGEST_TAG, MOST_LEVELS, type ItemNode, type ItemRefusal } from './item-node.ts';
import { normaliseItem } from './normalise-item.ts';
import type { Notes } from './normalise-offer.ts';
import { readItemId } from './read-item-id.ts';
import { readItemTree } from './read-item-tree.ts';
import { repairMarkup } from './repair-markup.ts';
import { scanItem } from './scan-item.ts';

export interface ParsedItem {
  /** Null exactly where `rejected` is not. */
  readonly item: FeedItem | null;
  readonly rejected: RejectedItem | null;
  /** By line. */
  readonly problems: readonly ItemProblem[];
  /** Prices of the item that show a decimal mark without a doubt. */
  readonly priceEvidence: { readonly comma: number; readonly dot: number };
  /** Whether another `priceStyle` in the context would read a price of this item otherwise: parse it again then. */
  readonly ambiguousPrice: boolean;
}

export interface RejectedItem {
  /** Where it is readable: an item that is there but cannot be read is not a removed one. */
  readonly id: string | null;
  readonly problem: ItemProblem;
  /** False for an element that holds nothing at all, which withholds no removals. */
  readonly hasContent: boolean;
}

/** Problems told of one item at most; a document tells its own number of all. */
const MOST_PROBLEMS = 20;

/**
 * Parses one item of a feed, from its `<` to its last `>`, into normalised fields. Tolerant: what can be mended is
 * mended and reported; only an item without an id, too deep or beyond reading is rejected. Never throws.
 */
export function parseItem(raw: string, context: DocumentContext): ParsedItem {
  const report = createReport(raw);
  const decode = (text: string): string => decodeEntities(text, context.entities, report.text);
  const scanned = scanItem(raw, decode);
  const node = scanned === 'irregular' ? repairAndRead(report, decode) : scanned;
  if (node === null) return reject(report, context, 'item-unreadable', { reason: 'no element in it' });
  if (node === 'too-deep') return reject(report, context, node, { limit: MOST_LEVELS });
  if (node === 'too-many-attributes') return reject(report, context, node, { limit: LONGEST_TAG });
  return readNode(node, report, context);
}

/** The same by fast-xml-parser alone, without the scanner: slower, and equal for every well-formed item. */
export function parseItemByTree(raw: string, context: DocumentContext): ParsedItem {
  const report = createReport(raw);
  const node = readItemTree(raw, (text) => decodeEntities(text, context.entities, report.text));
  if (node === null) return reject(report, context, 'item-unreadable', { reason: 'refused by the parser' });
  return readNode(node, report, context);
}

interface Report extends Notes {
  readonly raw: string;
  readonly text: TextTrouble;
  readonly problems: ItemProblem[];
  comma: number;
  dot: number;
  ambiguous: boolean;
}

function createReport(raw: string): Report {
  const report: Report = {
    raw,
    text: createTextTrouble(),
    problems: [],
    comma: 0,
    dot: 0,
    ambiguous: false,
    problem: (code, offset, params) => {
      addProblem(report, itemProblem(code, lineOf(raw, offset), params));
    },
    price: (style, ambiguous) => {
      if (style === 'comma') report.comma++;
      if (style === 'dot') report.dot++;
      report.ambiguous ||= ambiguous;
    },
  };
  return report;
}

function addProblem(report: Report, problem: ItemProblem): void {
  if (report.problems.length < MOST_PROBLEMS) report.problems.push(problem);
}

function repairAndRead(report: Report, decode: (text: string) => string): ItemNode | ItemRefusal | null {
  const repaired = repairMarkup(report.raw);
  if (typeof repaired === 'string') return repaired;
  if (repaired.defects.length > 0) report.problem('markup-repaired', 0, { reason: repaired.defects.join(', ') });
  return readItemTree(repaired.text, decode);
}

function readNode(node: ItemNode, report: Report, context: DocumentContext): ParsedItem {
  if (report.text.expanded > MOST_EXPANDED) {
    return reject(report, context, 'entity-expansion', { limit: MOST_EXPANDED });
  }
  const fields = collectFields(node, context, report);
  const item = normaliseItem(fields.values, context.priceStyle, report);
  addTextProblems(report, fields, context);
  if (item !== null) return finish(report, item, null);
  const problem = itemProblem('id-missing', 0, { looked: ID_NAMES.join(', ') });
  return finish(report, null, { id: null, problem, hasContent: hasContent(node) });
}

function addTextProblems(report: Report, fields: CollectedFields, context: DocumentContext): void {
  const { raw, text } = report;
  for (const prefix of fields.undeclared) {
    report.problem('undeclared-prefix', Math.max(raw.indexOf(`<${prefix}:`), 0), { prefix });
  }
  if (fields.variants > 1) report.problem('variants-ignored', 0, { count: fields.variants });
  const anyTrouble = text.bareAmpersand || text.unknownEntity || text.invalidReference;
  if (!anyTrouble && !ANY_CONTROL.test(raw)) return;
  for (const found of findTextProblems(raw, context.entities)) {
    addProblem(report, itemProblem(found.code, lineOf(raw, found.offset), found.params));
  }
}

function reject(
  report: Report,
  context: DocumentContext,
  code: ItemProblemCode,
  params: Record<string, string | number>,
): ParsedItem {
  const id = readItemId(report.raw, context);
  return finish(report, null, { id, problem: itemProblem(code, 0, params), hasContent: true });
}

function finish(report: Report, item: FeedItem | null, rejected: RejectedItem | null): ParsedItem {
  if (report.problems.length > 1) report.problems.sort((left, right) => left.line - right.line);
  const priceEvidence = { comma: report.comma, dot: report.dot };
  return { item, rejected, problems: report.problems, priceEvidence, ambiguousPrice: report.ambiguous };
}

function hasContent(node: ItemNode): boolean {
  return node.text.trim() !== '' || node.children.some((child) => child.attributes.includes('='));
}

/** Lines of `raw` before the offset. */
function lineOf(raw: string, offset: number): number {
  let line = 0;
  for (let at = raw.indexOf('\n'); at >= 0 && at < offset; at = raw.indexOf('\n', at + 1)) line++;
  return line;
}
