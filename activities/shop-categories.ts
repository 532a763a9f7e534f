import { isApiFailure } from '../apis/failure.ts';
import { openTree, type TreeCategory } from '../domain/taxonomy/category-tree.ts';
import type { NamesOfTree } from '../domain/taxonomy/gather-evidence.ts';
import { createNameSearch } from '../domain/taxonomy/search-names.ts';
import { createTellingWords } from '../domain/taxonomy/telling-words.ts';
import { shopCategoriesOf, type ShopCategoriesRow } from '../storage/shop-categories.ts';
import type { ActivityDeps } from './deps.ts';
import type { ConnectedShop } from './tiktok-access.ts';

/** A shop's tree, ready to be asked. */
export type OpenCategories = NamesOfTree;

/**
 * A shop's category tree in Portuguese and English, kept in `ShopCategories`: read again where it is older than the
 * catalogue's freshness, and worked with as it is while TikTok cannot be reached.
 */
export function createShopCategories(deps: ActivityDeps) {
  const stored = shopCategoriesOf(deps.db);
  const open = new Map<string, OpenCategories & { readAt: number }>();

  return {
    /** @throws ApiFailure where it was never read and cannot be read now */
    async of(client: string, shop: ConnectedShop): Promise<OpenCategories> {
      const known = await stored.findOne({ _id: client, shopId: shop.shopId }, { projection: { readAt: 1 } });
      if (known && Date.now() - known.readAt.getTime() < deps.settings.catalogueCacheMs)
        return load(client, known.readAt);
      try {
        return await read(client, shop);
      } catch (failure) {
        if (!known || !isApiFailure(failure)) throw failure;
        return load(client, known.readAt);
      }
    },
    read,
  };

  /** Reads it from TikTok: two calls, one a language. */
  async function read(client: string, shop: ConnectedShop): Promise<OpenCategories> {
    const [pt, en] = await Promise.all([
      shop.api.categories.tree({ locale: 'pt-BR', includeProhibited: true }),
      shop.api.categories.tree({ locale: 'en-US', includeProhibited: true }),
    ]);
    const english = new Map(en.map(({ id, name }) => [id, name]));
    const categories = pt.map(({ id, parentId, name, isLeaf, permissions }): TreeCategory => ({
      id,
      parentId,
      names: { pt: name, en: english.get(id) ?? name },
      isLeaf,
      permissions,
    }));
    const row: Omit<ShopCategoriesRow, '_id'> = { shopId: shop.shopId, categories, readAt: new Date() };
    await stored.replaceOne({ _id: client }, row, { upsert: true });
    return keep(client, categories, row.readAt);
  }

  async function load(client: string, readAt: Date): Promise<OpenCategories> {
    const kept = open.get(client);
    if (kept?.readAt === readAt.getTime()) return kept;
    const row = await stored.findOne({ _id: client });
    return keep(client, row?.categories ?? [], row?.readAt ?? readAt);
  }

  function keep(client: string, categories: readonly TreeCategory[], readAt: Date): OpenCategories {
    const tree = openTree(categories);
    const opened = { tree, search: createNameSearch(tree), listen: createTellingWords(tree), readAt: readAt.getTime() };
    open.set(client, opened);
    return opened;
  }
}
