import { Context } from '@temporalio/activity';
import { brandKey } from '../domain/listing/brand.ts';
import { readBrandUse } from '../storage/brand-use.ts';
import { clientsOf } from '../storage/clients.ts';
import { brandId, brandsOf, newBrand } from '../storage/tiktok-brands.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';
import { openVtex } from './vtex-access.ts';

export type CollectBrandActivities = ReturnType<typeof createCollectBrandActivities>;

export interface CollectedBrands {
  /** Brands of the client, and those of them that listings name. */
  readonly brands: number;
  readonly inUse: number;
}

interface OwnBrand {
  readonly name: string;
  readonly vtexId: string | null;
  readonly skus: number;
}

/** The client's own brands: VTEX's brand list (vtex contract 2.1) and what its listings name. */
export function createCollectBrandActivities(deps: ActivityDeps) {
  const { db, settings } = deps;

  return {
    /** One row a brand; what is known of it on TikTok stays. One call to VTEX, none for a client without an account. */
    collectBrands: ({ client }: { readonly client: string }): Promise<CollectedBrands> =>
      withHeartbeat(async () => {
        try {
          const own = await readOwnBrands(client, Context.current().cancellationSignal);
          await keep(client, own);
          return { brands: own.size, inUse: [...own.values()].filter(({ skus }) => skus > 0).length };
        } catch (error) {
          throw toActivityFailure(error, settings.longestRetryDelayMs);
        }
      }),
  };

  async function readOwnBrands(id: string, signal: AbortSignal): Promise<Map<string, OwnBrand>> {
    const client = await clientsOf(db).findOne({ _id: id });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    const use = await readBrandUse(db, id);
    const own = new Map<string, OwnBrand>([...use].map(([key, brand]) => [key, { ...brand, vtexId: null }]));
    for (const brand of (await openVtex(deps, client)?.catalog.brands({ signal })) ?? []) {
      const key = brandKey(brand.name);
      if (key === '' || own.get(key)?.vtexId) continue;
      own.set(key, { name: brand.name.trim(), vtexId: brand.id, skus: use.get(key)?.skus ?? 0 });
    }
    return own;
  }

  async function keep(client: string, own: ReadonlyMap<string, OwnBrand>): Promise<void> {
    const brands = brandsOf(db);
    const updatedAt = new Date();
    if (own.size > 0) {
      await brands.bulkWrite(
        [...own].map(([key, { name, vtexId, skus }]) => ({
          updateOne: {
            filter: { _id: brandId(client, key) },
            update: { $set: { name, vtexId, skus, updatedAt }, $setOnInsert: newBrand(client, key) },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    }
    const gone = { client, key: { $nin: [...own.keys()] } };
    await brands.updateMany(gone, { $set: { skus: 0, vtexId: null, updatedAt } });
    // A brand that nobody used was not searched for; now it is wanted.
    await brands.updateMany(
      { client, skus: { $gt: 0 }, 'why.code': 'brand-not-in-use' },
      { $set: { lookedAt: null }, $inc: { version: 1 } },
    );
  }
}
