import { closedBy, leafPath, type CategoryTree, type ClosedBy } from './category-tree.ts';

/** Whether a mapping may point to a category of the shop. */
export type LeafCheck =
  | { readonly kind: 'open'; readonly path: string }
  /** Accepted: the permission may come, and until then each product says why it is held back. */
  | { readonly kind: 'closed'; readonly path: string; readonly permission: Exclude<ClosedBy, 'PROHIBITED'> }
  | { readonly kind: 'prohibited'; readonly path: string }
  | { readonly kind: 'not-a-leaf'; readonly name: string }
  | { readonly kind: 'unknown' };

export function checkLeaf(tree: CategoryTree, id: string): LeafCheck {
  const leaf = tree.leaf(id);
  if (!leaf) {
    const node = tree.node(id);
    return node ? { kind: 'not-a-leaf', name: node.names.pt || node.names.en } : { kind: 'unknown' };
  }
  const path = leafPath(leaf);
  const permission = closedBy(leaf);
  if (permission === null) return { kind: 'open', path };
  return permission === 'PROHIBITED' ? { kind: 'prohibited', path } : { kind: 'closed', path, permission };
}

/** Why a mapping to the category is refused, as the end of a sentence; null where it is accepted. */
export function refusalOf(check: LeafCheck): string | null {
  if (check.kind === 'unknown') return "is no category of the shop's tree";
  if (check.kind === 'not-a-leaf') return `("${check.name}") is no leaf: products go into its lowest categories only`;
  if (check.kind === 'prohibited') return `("${check.path}") is prohibited to this shop`;
  return null;
}
