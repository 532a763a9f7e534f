/** An element of an item as either reader gives it. */
export interface ItemNode {
  /** As written, with its prefix. */
  readonly name: string;
  /** What stands between the name and the `>`, as written. */
  readonly attributes: string;
  /** All text in it in the document's order, CDATA and entities resolved, that of its children included. */
  readonly text: string;
  readonly children: readonly ItemNode[];
  /** Where the element begins in the item, in characters. */
  readonly offset: number;
}

/** Elements may nest this deep in an item, itself included; Google's own nest three deep. */
export const MOST_LEVELS = 32;

/** Characters of one start tag, its attributes included. */
export const LONGEST_TAG = 8_000;

/** Why an item is beyond reading. */
export type ItemRefusal = 'too-deep' | 'too-many-attributes';

/** The value of an attribute, its entities unresolved; null where there is none. */
export function readAttribute(attributes: string, name: string): string | null {
  if (!attributes.includes(name)) return null;
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? null : (match[1] ?? match[2] ?? '');
}
