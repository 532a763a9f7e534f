import type { Collection } from '../../kernel/collection.ts';
import type { TiktokShopContext } from '../route.ts';
import type { Authorization } from './authorizations.ts';

const day = 86_400_000;
const firstWarning = 30 * day;

/**
 * Webhook 7: from 30 days before an authorization ends, then every day at 0:00 (UTC) until the seller renews it,
 * removes the app, or it has ended; contract section 1.5.
 */
export function watchExpiry({ clock, webhooks }: TiktokShopContext, authorizations: Collection<Authorization>) {
  clock.on<{ shop: string; round: number }>('authorization-ending', ({ shop, round }, dueAt) => {
    const authorization = authorizations.get(shop);
    if (
      authorization === undefined ||
      !authorization.active ||
      authorization.round !== round ||
      dueAt >= authorization.until
    )
      return;
    const days = Math.ceil((authorization.until - dueAt) / day);
    webhooks.emit(shop, 7, {
      message: `Authorization of shop_id ${shop} is expiring in ${days} days. Please direct the merchant to re-authorize.`,
      expiration_time: String(Math.floor(authorization.until / 1000)),
    });
    clock.schedule('authorization-ending', (Math.floor(dueAt / day) + 1) * day, { shop, round });
  });

  return {
    watch({ shop, round, until }: Authorization): void {
      clock.schedule('authorization-ending', Math.max(clock.now(), until - firstWarning), { shop, round });
    },
  };
}
