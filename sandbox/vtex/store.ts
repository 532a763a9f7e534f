import type { Collection } from '../kernel/collection.ts';
import type { State } from '../kernel/state.ts';
import type { Kind, Kinds } from './shop.ts';

/**
 * One account's rows. They are read from the state once and then held in memory, every write going to both:
 * this process alone owns the file, and a feed of 600 SKUs would otherwise parse some 4,000 documents a request.
 */
export interface ShopStore {
  readonly account: string;
  get<K extends Kind>(kind: K, id: string | number): Kinds[K] | undefined;
  /** In order of first insertion, which is ascending by id for the seeded rows. */
  list<K extends Kind>(kind: K): Kinds[K][];
  put<K extends Kind>(kind: K, row: Kinds[K]): void;
  delete(kind: Kind, id: string | number): boolean;
  /** Counts the writes of this process; what was made from the rows at one number still holds at the same one. */
  version(): number;
  transaction<T>(work: () => T): T;
}

const idOf: { readonly [K in Kind]: (row: Kinds[K]) => string | number } = {
  accounts: (row) => row.name,
  policies: (row) => row.id,
  brands: (row) => row.id,
  categories: (row) => row.id,
  fields: (row) => row.id,
  products: (row) => row.id,
  skus: (row) => row.id,
  files: (row) => row.fileId,
  prices: (row) => row.skuId,
  warehouses: (row) => row.id,
  docks: (row) => row.id,
  balances: (row) => balanceId(row.skuId, row.warehouseId),
  affiliates: (row) => row.id,
  feeds: (row) => row.name,
};

export function balanceId(skuId: string | number, warehouseId: string): string {
  return `${skuId}/${warehouseId}`;
}

/** Opens the rows of `account`. The row ids in the state carry the account's name, for both accounts share one file. */
export function openShopStore(state: State, account: string): ShopStore {
  const collections = new Map<Kind, Collection<unknown>>();
  const rows = new Map<Kind, Map<string, unknown>>();
  let version = 0;

  function collectionOf(kind: Kind): Collection<unknown> {
    const open = collections.get(kind) ?? state.collection<unknown>(kind);
    collections.set(kind, open);
    return open;
  }

  function rowsOf<K extends Kind>(kind: K): Map<string, Kinds[K]> {
    let loaded = rows.get(kind) as Map<string, Kinds[K]> | undefined;
    if (!loaded) {
      const stored = collectionOf(kind).list({ shop: account }) as Kinds[K][];
      loaded = new Map(stored.map((row) => [String(idOf[kind](row)), row]));
      rows.set(kind, loaded);
    }
    return loaded;
  }

  return {
    account,
    get: (kind, id) => rowsOf(kind).get(String(id)),
    list: (kind) => [...rowsOf(kind).values()],
    put(kind, row) {
      const id = String(idOf[kind](row));
      collectionOf(kind).put(`${account}:${id}`, account, row);
      rowsOf(kind).set(id, row);
      version += 1;
    },
    delete(kind, id) {
      rowsOf(kind).delete(String(id));
      version += 1;
      return collectionOf(kind).delete(`${account}:${id}`);
    },
    version: () => version,
    transaction(work) {
      try {
        return state.transaction(work);
      } catch (error) {
        // What was rolled back in the file must not live on in memory.
        rows.clear();
        version += 1;
        throw error;
      }
    },
  };
}
