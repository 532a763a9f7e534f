import { collectFields, rankOfChild, resolveName } from './collect-fields.ts';
import { createTextTrouble, decodeEntities } from './decode-entities.ts';
import type { DocumentContext } from './document-context.ts';
import type { ItemNode } from './item-node.ts';
import { bestText } from './pick-values.ts';
import { foldText } from './normalise-text.ts';
import { readItemTree } from './read-item-tree.ts';
import { repairMarkup } from './repair-markup.ts';
import { scanItem } from './scan-item.ts';
import { tokenizeMarkup } from './tokenize-markup.ts';

/**
 * The id of a raw item without parsing the rest, the same that `parseItem` gives; null where there is none. For an
 * item that is cut off, nested without end or broken, the id that can be seen in it.
 */
export function readItemId(raw: string, context: DocumentContext): string | null {
  const quick = FIRST_CHILD.exec(raw);
  if (quick !== null) {
    const [, name = '', text = ''] = quick;
    const id = isBestName(name, context) ? foldText(text) : '';
    if (id !== '') return id;
  }
  const decode = (text: string): string => decodeEntities(text, context.entities, createTextTrouble());
  const scanned = scanItem(raw, decode);
  const node = scanned === 'irregular' ? readRepaired(raw, decode) : scanned;
  if (node === null || typeof node === 'string') return findVisibleId(raw, context, decode);
  const fields = collectFields(node, context, { raw, text: createTextTrouble() });
  return bestText(fields.values.id)?.text ?? null;
}

/** A broken item as `parseItem` repairs it; null for one that is cut off, whose last text may be half of an id. */
function readRepaired(raw: string, decode: (text: string) => string): ItemNode | null {
  const repaired = repairMarkup(raw);
  if (typeof repaired === 'string' || repaired.defects.includes('an unfinished tag')) return null;
  return readItemTree(repaired.text, decode);
}

// The item's start tag, then at once an element with plain text: how nearly every feed writes the id.
const FIRST_CHILD = /^\s*<[^\s<>/"']+(?:\s[^<>"']*)?>\s*<([^\s<>/"']+)>([^<&]*)<\/\1\s*>/;

function isBestName(name: string, context: DocumentContext): boolean {
  const resolved = resolveName(name, context);
  return resolved.known?.field === 'id' && resolved.known.order === 0 && resolved.prefixOrder === 0;
}

/** The best id among the item's own children, by counting levels only. */
function findVisibleId(raw: string, context: DocumentContext, decode: (text: string) => string): string | null {
  let level = 0;
  let best: { id: string; rank: number } | null = null;
  for (const token of tokenizeMarkup(raw)) {
    if (token.kind === 'close') level--;
    if (token.kind !== 'open') continue;
    level++;
    if (level !== 2) continue;
    const rank = rankOfChild(token.name, 'id', context);
    if (rank === null || (best !== null && rank >= best.rank)) continue;
    const id = foldText(leafText(raw, token.end, decode));
    if (id !== '') best = { id, rank };
  }
  return best?.id ?? null;
}

function leafText(raw: string, from: number, decode: (text: string) => string): string {
  if (raw.startsWith('<![CDATA[', from)) {
    const end = raw.indexOf(']]>', from);
    return end < 0 ? '' : raw.slice(from + 9, end);
  }
  const end = raw.indexOf('<', from);
  return end < 0 ? '' : decode(raw.slice(from, end));
}
