import { decodeEntities, type TextTrouble } from './decode-entities.ts';
import { detach } from './detach-text.ts';
import type { DocumentContext } from './document-context.ts';
import { findField, type FieldName, type KnownName } from './field-names.ts';
import { readAttribute, type ItemNode } from './item-node.ts';
import { isForeignPrefix } from './namespaces.ts';

/** One element of an item that means something. */
export interface FieldValue {
  readonly node: ItemNode;
  readonly text: string;
  /** The lower, the better: an item's own element before one in a block, the field's first name before others, Google's prefix before none. */
  readonly rank: number;
}

export interface CollectedFields {
  readonly values: Partial<Record<FieldName, FieldValue[]>>;
  /** Prefixes used and declared nowhere. */
  readonly undeclared: readonly string[];
  readonly variants: number;
}

/** The elements of an item by the field they mean, in the item's order. */
export function collectFields(
  item: ItemNode,
  context: DocumentContext,
  source: { readonly raw: string; readonly text: TextTrouble },
): CollectedFields {
  const collection: Collection = { values: {}, undeclared: [], variants: 0, context, ...source };
  for (const child of item.children) collect(child, OWN, collection);
  // `<offer id="7">` is how some layouts name their items: it counts where no element does.
  const id = item.attributes === '' ? null : attributeText(item, 'id', collection);
  if (id !== null) (collection.values.id ??= []).push({ node: item, text: id, rank: ATTRIBUTE });
  return collection;
}

/** The rank of an item's own child as a value of the field; null where it is none. */
export function rankOfChild(name: string, field: FieldName, context: DocumentContext): number | null {
  const { known, prefixOrder } = resolveName(name, context);
  return known !== null && known.field === field ? known.order * 10 + prefixOrder : null;
}

/** What an element's name means in a document; remembered, since every item asks the same. */
export function resolveName(name: string, context: DocumentContext): ResolvedName {
  const names = namesOf(context);
  const known = names.get(name);
  if (known !== undefined) return known;
  const resolved = resolve(name, context);
  if (names.size < MOST_REMEMBERED && name.length <= LONGEST_REMEMBERED) names.set(detach(name), resolved);
  return resolved;
}

export interface ResolvedName {
  readonly known: KnownName | null;
  readonly prefixOrder: number;
  /** The prefix, where the document's beginning does not declare it. */
  readonly undeclared: string | null;
}

/** Rank of an element that is the item's own child, of one inside a block, and of the item's attribute. */
const OWN = 0;
const IN_BLOCK = 1000;
const ATTRIBUTE = 2000;
const MOST_REMEMBERED = 500;
const LONGEST_REMEMBERED = 60;

interface Collection extends CollectedFields {
  readonly undeclared: string[];
  variants: number;
  readonly context: DocumentContext;
  readonly raw: string;
  readonly text: TextTrouble;
}

function collect(node: ItemNode, base: number, to: Collection): void {
  const { known, prefixOrder, undeclared } = resolveName(node.name, to.context);
  if (undeclared !== null && !to.undeclared.includes(undeclared)) noteUndeclared(undeclared, to);
  if (known === null) return;
  if (known.block !== null && node.children.length > 0) {
    collectBlock(node, known.block, to);
    return;
  }
  if (known.field === null) return;
  const text = node.text === '' ? textOfAttribute(node, known.field, to) : node.text;
  const value = { node, text, rank: base + rankOf(known, prefixOrder, node) };
  const values = to.values[known.field];
  if (values === undefined) to.values[known.field] = [value];
  else values.push(value);
}

/** `<variants><variant>` is one variant; of several the first counts, since an item is one row. */
function collectBlock(node: ItemNode, block: 'variant' | 'images', to: Collection): void {
  if (block === 'images') {
    for (const image of leaves(node)) addImage(image, to);
    return;
  }
  const inner = node.children.filter((child) => resolveName(child.name, to.context).known?.block === 'variant');
  const variants = inner.length > 0 ? inner : [node];
  for (const variant of variants) {
    to.variants++;
    if (to.variants > 1) continue;
    for (const child of variant.children) collect(child, IN_BLOCK, to);
  }
}

function addImage(node: ItemNode, to: Collection): void {
  const value = { node, text: node.text, rank: IN_BLOCK };
  (to.values.image_link ??= []).push(value);
}

function leaves(node: ItemNode): ItemNode[] {
  return node.children.flatMap((child) => (child.children.length > 0 ? leaves(child) : [child]));
}

/** Atom writes a link's address and a category's name as attributes. */
function textOfAttribute(node: ItemNode, field: FieldName, to: Collection): string {
  if (node.attributes === '') return '';
  if (field === 'link') return attributeText(node, 'href', to) ?? '';
  return field === 'product_type' ? (attributeText(node, 'term', to) ?? '') : '';
}

function attributeText(node: ItemNode, name: string, to: Collection): string | null {
  const written = readAttribute(node.attributes, name);
  return written === null ? null : decodeEntities(written, to.context.entities, to.text);
}

/** Of Atom's several links the one to the page itself comes first. */
function rankOf(known: KnownName, prefixOrder: number, node: ItemNode): number {
  const relation = known.field === 'link' ? readAttribute(node.attributes, 'rel') : null;
  const elsewhere = relation !== null && relation !== 'alternate' ? 500 : 0;
  return known.order * 10 + prefixOrder + elsewhere;
}

function noteUndeclared(prefix: string, to: Collection): void {
  // It may be declared on the item or on the element itself: rare enough to look for it in the text.
  if (!to.raw.includes(`xmlns:${prefix}`)) to.undeclared.push(prefix);
}

const namesByContext = new WeakMap<DocumentContext, Map<string, ResolvedName>>();

function namesOf(context: DocumentContext): Map<string, ResolvedName> {
  let names = namesByContext.get(context);
  if (names === undefined) namesByContext.set(context, (names = new Map()));
  return names;
}

function resolve(name: string, context: DocumentContext): ResolvedName {
  const colon = name.indexOf(':');
  const itemColon = context.itemName.indexOf(':');
  const prefix = colon > 0 ? name.slice(0, colon) : '';
  const itemPrefix = itemColon > 0 ? context.itemName.slice(0, itemColon) : '';
  const known = findField(name.slice(colon + 1));
  const foreign = prefix !== '' && isForeignPrefix(prefix, context.namespaces);
  // In `<atom:entry>` the prefix is the format's own, and `atom:title` what `title` is elsewhere.
  const own = prefix === '' || (foreign && prefix === itemPrefix);
  return {
    known: foreign && !own ? null : known,
    prefixOrder: own ? 1 : 0,
    undeclared: undeclaredPrefix(prefix, context),
  };
}

function undeclaredPrefix(prefix: string, context: DocumentContext): string | null {
  return prefix === '' || prefix === 'xml' || Object.hasOwn(context.namespaces, prefix) ? null : prefix;
}
