/** One node of a shop's category tree as it is kept, in the languages it was read in. */
export interface TreeCategory {
  readonly id: string;
  /** Null at the root. */
  readonly parentId: string | null;
  readonly names: CategoryNames;
  readonly isLeaf: boolean;
  /** AVAILABLE, INVITE_ONLY, NON_MAIN_CATEGORY, PROHIBITED; none: not known (contract section 4.8). */
  readonly permissions: readonly string[];
}

export interface CategoryNames {
  readonly pt: string;
  readonly en: string;
}

export interface Leaf {
  readonly id: string;
  readonly names: CategoryNames;
  readonly permissions: readonly string[];
  /** From the root to the leaf itself. */
  readonly chain: readonly TreeCategory[];
}

/** A shop's tree, made ready for many look-ups. */
export interface CategoryTree {
  readonly leaves: readonly Leaf[];
  leaf(id: string): Leaf | undefined;
  /** Whether the same thing has another leaf, for others: women's jeans where there are men's. */
  hasTwin(leaf: Leaf): boolean;
  /** Any node, also one that is no leaf. */
  node(id: string): TreeCategory | undefined;
}

export function openTree(categories: readonly TreeCategory[]): CategoryTree {
  const nodes = new Map(categories.map((category) => [category.id, category]));
  const leaves = new Map(
    categories
      .filter(({ isLeaf }) => isLeaf)
      .map((node) => [
        node.id,
        { id: node.id, names: node.names, permissions: node.permissions, chain: chainOf(node, nodes) },
      ]),
  );
  const alike = new Map<string, number>();
  for (const leaf of leaves.values()) alike.set(withoutGender(leaf), (alike.get(withoutGender(leaf)) ?? 0) + 1);
  return {
    leaves: [...leaves.values()],
    leaf: (id) => leaves.get(id),
    hasTwin: (leaf) => (alike.get(withoutGender(leaf)) ?? 0) > 1,
    node: (id) => nodes.get(id),
  };
}

/** A leaf's names from the root on, as people read it. */
export function leafPath(leaf: Leaf, language: keyof CategoryNames = 'pt'): string {
  return leaf.chain.map(({ names }) => names[language] || names.en || names.pt).join(' > ');
}

/** What closes a leaf to a shop; null where it may be used, also where nothing is known of it. */
export function closedBy({ permissions }: Pick<Leaf, 'permissions'>): ClosedBy | null {
  if (permissions.length === 0 || permissions.includes('AVAILABLE')) return null;
  return CLOSING.find((permission) => permissions.includes(permission)) ?? null;
}

export type ClosedBy = (typeof CLOSING)[number];

const CLOSING = ['PROHIBITED', 'INVITE_ONLY', 'NON_MAIN_CATEGORY'] as const;

/** How near two leaves are: 1 the same, 0.5 the same parent, 0.2 the same department, 0 strangers. */
export function nearness(a: Leaf, b: Leaf): number {
  if (a.id === b.id) return 1;
  if (a.chain[0]?.id !== b.chain[0]?.id) return 0;
  return a.chain.at(-2)?.id === b.chain.at(-2)?.id ? 0.5 : 0.2;
}

/** Whether two leaves are the same thing for women and for men. */
export function areTwins(a: Leaf, b: Leaf): boolean {
  return a.id !== b.id && withoutGender(a) === withoutGender(b);
}

const withoutGender = ({ names }: Leaf): string => names.pt.toLowerCase().replaceAll(GENDERS, '');

const GENDERS = /\s*\b(feminin|masculin|unissex|unisex)\p{L}*/gu;

function chainOf(node: TreeCategory, nodes: ReadonlyMap<string, TreeCategory>): TreeCategory[] {
  const chain = [node];
  // A tree whose parents run in a circle must not hang us.
  while (chain.length < 20) {
    const parentId = chain[0]!.parentId;
    const parent = parentId === null ? undefined : nodes.get(parentId);
    if (!parent) break;
    chain.unshift(parent);
  }
  return chain;
}
