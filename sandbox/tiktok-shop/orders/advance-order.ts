import type { TiktokShopContext } from '../route.ts';
import { commitUnits, returnUnits } from '../stock.ts';
import { makeBuyer } from './buyers.ts';
import { nextStatus } from './order-states.ts';
import type { OrderEvent } from './order-states.ts';
import { ordersOf, reservationsOf } from './order.ts';
import type { Order, OrderStatus } from './order.ts';

const hour = 3600;
const day = 24 * hour;
/** After delivery, until the order closes; Brazil's right to return (the service's own figure is not known). */
const afterSalesSeconds = 7 * day;

/** Names what the clock does to orders: the end of the hour of remorse, and of the time for returns. Call before the clock starts. */
export function registerOrderTimers(context: TiktokShopContext): void {
  for (const [kind, event] of [
    ['order-release', 'release'],
    ['order-complete', 'complete'],
  ] as const) {
    context.clock.on<{ id: string }>(kind, ({ id }) => {
      const order = ordersOf(context).get(id);
      if (order !== undefined) advanceOrder(context, order, event);
    });
  }
}

/** Lets `event` happen to an order; undefined, and nothing changed, where its status does not allow it. */
export function advanceOrder(context: TiktokShopContext, order: Order, event: OrderEvent): Order | undefined {
  const next = nextStatus(event, order.status);
  if (next === undefined) return undefined;
  return enterStatus(context, order, event === 'pay' && order.is_on_hold_order ? 'ON_HOLD' : next);
}

/** Puts an order into `status`, with all that this brings (times, package, address, stock, timers), and tells by webhook 1. */
export function enterStatus(context: TiktokShopContext, order: Order, status: OrderStatus): Order {
  const { state, clock, ids, webhooks } = context;
  return state.transaction(() => {
    const now = clock.seconds();
    const next: Order = { ...order, status, update_time: now };
    if (status !== 'UNPAID' && status !== 'CANCELLED') {
      next.paid_time ??= now;
      next.rts_sla_time ??= now + 2 * day;
      next.tts_sla_time ??= now + 3 * day;
      next.cancel_order_sla_time ??= now + 5 * day;
      next.delivery_sla_time ??= now + 12 * day;
      // Outside the US the package exists from payment on.
      if (next.packages.length === 0) next.packages = [{ id: ids.next('1152', 19) }];
      if (status !== 'ON_HOLD') next.recipient_address ??= makeBuyer(order.id).address;
    }
    if (status === 'ON_HOLD') clock.schedule('order-release', clock.now() + hour * 1000, { id: order.id });
    if (status === 'IN_TRANSIT') next.collection_time = now;
    if (status === 'CANCELLED') next.cancel_time = now;
    if (status === 'DELIVERED') {
      next.collection_time ??= now;
      next.delivery_time = now;
      clock.schedule('order-complete', clock.now() + afterSalesSeconds * 1000, { id: order.id });
    }
    next.line_items = next.line_items.map((item) => ({
      ...item,
      // Items know neither ON_HOLD nor PARTIALLY_SHIPPING.
      display_status: status === 'ON_HOLD' || status === 'PARTIALLY_SHIPPING' ? 'AWAITING_SHIPMENT' : status,
      ...(next.packages[0] === undefined
        ? {}
        : { package_id: next.packages[0].id, package_status: packageStatus[status] }),
    }));
    settleStock(context, order, status);
    ordersOf(context).put(order.id, order.shop, next);
    webhooks.emit(order.shop, 1, {
      order_id: order.id,
      order_status: status === 'CANCELLED' ? 'CANCEL' : status,
      is_on_hold_order: order.is_on_hold_order,
      update_time: now,
    });
    return next;
  });
}

const packageStatus = {
  UNPAID: undefined,
  ON_HOLD: 'TO_FULFILL',
  AWAITING_SHIPMENT: 'TO_FULFILL',
  PARTIALLY_SHIPPING: 'PROCESSING',
  AWAITING_COLLECTION: 'PROCESSING',
  IN_TRANSIT: 'FULFILLING',
  DELIVERED: 'COMPLETED',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
} as const;

/** Units leave the stock with the parcel; those of an order cancelled before may be sold again. */
function settleStock(context: TiktokShopContext, order: Order, status: OrderStatus): void {
  const left = status === 'IN_TRANSIT' || status === 'DELIVERED' || status === 'COMPLETED';
  if (!left && status !== 'CANCELLED') return;
  const reservations = reservationsOf(context);
  const settle = left ? commitUnits : returnUnits;
  for (const units of reservations.get(order.id)?.units ?? []) settle(context, units);
  reservations.delete(order.id);
}
