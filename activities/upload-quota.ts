import { createShopClock } from '../apis/shop-clock.ts';
import { brazilDay, nextBrazilDay } from '../domain/brazil-day.ts';
import { uploadsAllowed } from '../domain/listing/upload-quota.ts';
import { productsOf } from '../storage/products.ts';
import { authorizationsOf } from '../storage/tiktok-tokens.ts';
import { uploadQuotasOf } from '../storage/upload-quotas.ts';
import type { ActivityDeps } from './deps.ts';
import type { PublishScene } from './evaluate-product.ts';

/** The shop's daily number of new products: kept before calls, so that TikTok need not refuse any. */
export interface UploadQuota {
  /** The shop's time. */
  now(): Promise<Date>;
  /** How many products the shop may still create today, and when the next day begins by its clock. */
  left(scene: PublishScene): Promise<{ places: number; until: Date }>;
  /**
   * Runs `begin`, which must store the day with the attempt, if the shop has a place left. One at a time per shop, so
   * that two creates never count on the same place.
   */
  take<T>(scene: PublishScene, begin: (day: string) => Promise<T>): Promise<{ begun: T } | { until: Date }>;
  /** TikTok refused a create although places were left: the day is closed. @returns when the next one begins. */
  learn(scene: PublishScene): Promise<Date>;
  /** A time of the shop's clock as one of ours. */
  toOurTime(shopTime: Date): Promise<Date>;
}

/**
 * Creates are counted from `Products.uploadDay`, over every client that sells in the shop: what was begun counts until
 * TikTok is known to have refused it.
 */
export function createUploadQuota({ db, settings }: ActivityDeps): UploadQuota {
  const products = productsOf(db);
  const quotas = uploadQuotasOf(db);
  const now = createShopClock(settings.tiktokShop.clockUrl ?? null, settings.tiktokShop.clockFreshMs);
  const turns = new Map<string, Promise<unknown>>();

  return { now, left, learn, take, toOurTime };

  async function left(scene: PublishScene): Promise<{ places: number; until: Date }> {
    const time = await now();
    const day = brazilDay(time);
    const learnt = await quotas.findOne({ _id: scene.shop.shopId });
    const allowed = uploadsAllowed(scene.settings.uploadsPerDay, learnt, day);
    return { places: Math.max(0, allowed - (await uploadsOn(scene, day))), until: nextBrazilDay(time) };
  }

  async function take<T>(
    scene: PublishScene,
    begin: (day: string) => Promise<T>,
  ): Promise<{ begun: T } | { until: Date }> {
    const { shopId } = scene.shop;
    const turn = (turns.get(shopId) ?? Promise.resolve()).then(async () => {
      const { places, until } = await left(scene);
      return places > 0 ? { begun: await begin(brazilDay(await now())) } : { until };
    });
    // The next in line comes whatever became of this one.
    turns.set(
      shopId,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async function learn(scene: PublishScene): Promise<Date> {
    const time = await now();
    const day = brazilDay(time);
    const uploads = await uploadsOn(scene, day);
    await quotas.updateOne({ _id: scene.shop.shopId }, { $set: { day, uploads, at: new Date() } }, { upsert: true });
    return nextBrazilDay(time);
  }

  async function uploadsOn(scene: PublishScene, day: string): Promise<number> {
    const clients = await authorizationsOf(db).distinct('client', { shopId: scene.shop.shopId });
    return products.countDocuments({ client: { $in: [...new Set([...clients, scene.client])] }, uploadDay: day });
  }

  async function toOurTime(shopTime: Date): Promise<Date> {
    return new Date(Date.now() + shopTime.getTime() - (await now()).getTime());
  }
}
