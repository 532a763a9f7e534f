import type { Db } from 'mongodb';
import { plansOf } from '../storage/plans.ts';
import { productsOf } from '../storage/products.ts';
import type { PublishScene } from './evaluate-product.ts';

/**
 * Of the products that a dry run would create, which would wait for another day: those that wait already, and those
 * beyond the places of today, the best first. @returns how many
 */
export async function planUploads(
  db: Db,
  scene: PublishScene,
  { places, until, now }: { places: number; until: Date; now: Date },
): Promise<number> {
  const plans = plansOf(db);
  const creates = await plans
    .find({ runId: scene.runId, action: 'create' })
    .sort({ rank: -1 })
    .project<{ _id: string; productKey: string }>({ productKey: 1 })
    .toArray();
  const waiting = await productsOf(db)
    .find({ client: scene.client, dueAt: null, queuedUntil: { $gt: now } })
    .project<{ productKey: string; queuedUntil: Date }>({ productKey: 1, queuedUntil: 1 })
    .toArray();
  const queued = new Map(waiting.map(({ productKey, queuedUntil }) => [productKey, queuedUntil]));
  const open = creates.filter(({ productKey }) => !queued.has(productKey));
  const beyond = new Set(open.slice(places).map(({ _id }) => _id));
  const writes = creates.flatMap(({ _id, productKey }) => {
    const date = queued.get(productKey) ?? (beyond.has(_id) ? until : null);
    if (!date) return [];
    const update = { $set: { action: 'queued', until: date, detail: `until ${date.toISOString()}` } };
    return [{ updateOne: { filter: { _id }, update } }];
  });
  if (writes.length > 0) await plans.bulkWrite(writes, { ordered: false });
  return writes.length;
}
