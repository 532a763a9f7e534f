import { openTree, type CategoryTree } from '../domain/taxonomy/category-tree.ts';
import { checkLeaf, refusalOf } from '../domain/taxonomy/check-leaf.ts';
import type { ClientRow } from '../storage/clients.ts';
import { shopCategoriesOf } from '../storage/shop-categories.ts';
import { authorizationsOf } from '../storage/tiktok-tokens.ts';
import type { CommandContext } from './command-context.ts';
import { runTaxonomyTask } from './taxonomy-task.ts';

export interface CheckedLeaves {
  /** By leaf id, why it is refused; empty where all are accepted. */
  readonly refused: ReadonlyMap<string, string>;
  /** What is worth knowing of those that are accepted. */
  readonly warnings: readonly string[];
}

/** Looks the leaves of new mappings up in the shop's tree. Without a connected shop nothing can be looked up: a warning says so. */
export async function checkLeaves(
  context: CommandContext,
  client: ClientRow,
  leafIds: readonly string[],
): Promise<CheckedLeaves> {
  const refused = new Map<string, string>();
  const warnings: string[] = [];
  const tree = await currentTree(context, client, warnings);
  if (!tree) return { refused, warnings };
  for (const id of new Set(leafIds)) {
    const check = checkLeaf(tree, id);
    const why = refusalOf(check);
    if (why) refused.set(id, why);
    if (check.kind === 'closed') {
      warnings.push(
        `${id} ("${check.path}") is ${check.permission} for this shop: its products wait until the permission is given in the Seller Center.`,
      );
    }
  }
  return { refused, warnings };
}

/** The tree of a client's shop, read anew where it is older than an hour; null where none was ever read. */
export async function currentTree(
  context: CommandContext,
  client: ClientRow,
  warnings: string[] = [],
): Promise<CategoryTree | null> {
  const db = await context.db();
  const read = () => shopCategoriesOf(db).findOne({ _id: client._id });
  let row = await read();
  if (row && Date.now() - row.readAt.getTime() < FRESH_MS) return openTree(row.categories);
  const isConnected = await authorizationsOf(db).findOne({
    client: client._id,
    state: 'connected',
    shopId: { $ne: null },
  });
  if (isConnected) {
    try {
      await runTaxonomyTask(context, client, { kind: 'read-tree' });
      row = await read();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      warnings.push(`The shop's categories could not be read now (${reason})`);
    }
  }
  if (row) {
    if (warnings.length > 0) warnings.push(`Checked by the categories of ${row.readAt.toISOString()}.`);
    return openTree(row.categories);
  }
  warnings.push('The leaves were not checked: the shop’s categories are not known. The publication checks them.');
  return null;
}

const FRESH_MS = 60 * 60_000;
