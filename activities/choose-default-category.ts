import { clientsOf } from '../storage/clients.ts';
import type { ActivityDeps } from './deps.ts';
import { createCategoryReader } from './read-category.ts';
import type { TiktokAccess } from './tiktok-access.ts';
import { refuse } from './to-activity-failure.ts';

/** Leaves looked into before giving up: each costs two calls. */
const MOST_LEAVES = 60;

/**
 * For a demonstration: a leaf that asks for nothing a feed may lack (no required attribute, certificate or size
 * chart), as the default for products that no mapping covers. A real client's categories are mapped by a person;
 * one that has a default keeps it.
 */
export function createDefaultCategoryChooser(deps: ActivityDeps, access: TiktokAccess) {
  const readCategory = createCategoryReader(deps.settings.catalogueCacheMs);

  return async ({ client }: { client: string }): Promise<{ leafId: string }> => {
    const clients = clientsOf(deps.db);
    const row = await clients.findOne({ _id: client });
    if (!row) throw refuse('ClientUnknown', 'There is no such client');
    if (row.settings.defaultCategoryId) return { leafId: row.settings.defaultCategoryId };
    const shop = await access.shopOf(client);
    const tree = await shop.api.categories.tree();
    const leaves = tree.filter(
      ({ isLeaf, permissions }) => isLeaf && permissions.every((permission) => permission === 'AVAILABLE'),
    );
    for (const { id } of leaves.toSorted(generalFirst).slice(0, MOST_LEAVES)) {
      const category = await readCategory(shop, id);
      if (!category || category.attributes.some(({ isRequired }) => isRequired)) continue;
      const { sizeChartRequired, requiredCertifications, requiredParties } = category.rules;
      if (sizeChartRequired || requiredCertifications.length > 0 || requiredParties.length > 0) continue;
      await clients.updateOne({ _id: client }, { $set: { 'settings.defaultCategoryId': id, updatedAt: new Date() } });
      return { leafId: id };
    }
    throw refuse('CategoryMissing', 'No category of the shop takes a product without further attributes');
  };
}

/** "Outros …" says least about a product whose category nobody has chosen yet. */
function generalFirst(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return Number(/^outr[oa]s/i.test(b.name)) - Number(/^outr[oa]s/i.test(a.name)) || a.id.localeCompare(b.id);
}
