import { XMLParser } from 'fast-xml-parser';
import { MOST_LEVELS, type ItemNode } from './item-node.ts';

/**
 * Reads an item with fast-xml-parser: the reference for the scanner, and the way for what the scanner leaves.
 * Entities are resolved by `decode`, never by the parser. Null where the parser refuses the item or finds none.
 */
export function readItemTree(raw: string, decode: (text: string) => string): ItemNode | null {
  try {
    const nodes = parser.parse(raw) as ParsedNode[];
    const root = nodes.find((node) => elementName(node) !== null);
    return root === undefined ? null : toItemNode(root, decode, { raw, at: 0 });
  } catch {
    return null;
  }
}

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  allowBooleanAttributes: true,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: CDATA,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MOST_LEVELS,
});

/** fast-xml-parser's ordered form: one key for the element with its content, one for the attributes. */
type ParsedNode = Readonly<Record<string, unknown>>;

function elementName(node: ParsedNode): string | null {
  for (const key of Object.keys(node)) {
    if (key !== ATTRIBUTES && key !== TEXT && key !== CDATA) return key;
  }
  return null;
}

function toItemNode(
  node: ParsedNode,
  decode: (text: string) => string,
  place: { readonly raw: string; at: number },
): ItemNode {
  const name = elementName(node) ?? '';
  const offset = Math.max(place.raw.indexOf(`<${name}`, place.at), place.at);
  place.at = Math.min(offset + 1, place.raw.length);
  const children: ItemNode[] = [];
  let text = '';
  for (const part of node[name] as ParsedNode[]) {
    if (TEXT in part) {
      text += decode(String(part[TEXT]));
    } else if (CDATA in part) {
      for (const piece of part[CDATA] as ParsedNode[]) text += String(piece[TEXT]);
    } else {
      const child = toItemNode(part, decode, place);
      children.push(child);
      text += child.text;
    }
  }
  return { name, attributes: writeAttributes(node[ATTRIBUTES]), text, children, offset };
}

function writeAttributes(attributes: unknown): string {
  if (typeof attributes !== 'object' || attributes === null) return '';
  return Object.entries(attributes)
    .map(([name, value]) => {
      const written = String(value);
      return written.includes('"') ? ` ${name}='${written}'` : ` ${name}="${written}"`;
    })
    .join('');
}
