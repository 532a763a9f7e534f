import { ControlProblem } from '../../kernel/http-types.ts';
import type { TiktokShopContext } from '../route.ts';
import { advanceOrder } from './advance-order.ts';
import { nextStatus } from './order-states.ts';
import { ordersOf } from './order.ts';
import type { Order, OrderStatus, Role } from './order.ts';

/** Documents of kind `cancellations`; contract section 8.3. */
export interface Cancellation {
  cancel_id: string;
  shop: string;
  order_id: string;
  cancel_type: 'CANCEL' | 'BUYER_CANCEL';
  cancel_status:
    | 'CANCELLATION_REQUEST_PENDING'
    | 'CANCELLATION_REQUEST_SUCCESS'
    | 'CANCELLATION_REQUEST_CANCELLED'
    | 'CANCELLATION_REQUEST_COMPLETE';
  role: Role;
  cancel_reason: string;
  cancel_reason_text: string;
  create_time: number;
  update_time: number;
  seller_next_action_response: { action: string; deadline: number }[];
  refund_amount: {
    currency: string;
    refund_total: string;
    refund_subtotal: string;
    refund_shipping_fee: string;
    refund_tax: string;
  };
  cancel_line_items: { cancel_line_item_id: string; order_line_item_id: string; sku_id: string; seller_sku: string }[];
}

/** A seller has 48 hours to answer a buyer's request, then it is approved. */
const answerSeconds = 48 * 3600;
/** From an accepted cancellation of a paid order to the refund; the sandbox's own figure. */
const refundMs = 60_000;

/** Names what the clock does to cancellations. Call before it starts. */
export function registerCancelTimers(context: TiktokShopContext): void {
  context.clock.on<{ id: string }>('cancel-approval', ({ id }) => {
    const cancellation = cancellationsOf(context).get(id);
    if (cancellation?.cancel_status === 'CANCELLATION_REQUEST_PENDING') approve(context, cancellation);
  });
  context.clock.on<{ id: string }>('cancel-refund', ({ id }) => {
    const cancellation = cancellationsOf(context).get(id);
    if (cancellation?.cancel_status === 'CANCELLATION_REQUEST_SUCCESS')
      store(context, cancellation, 'CANCELLATION_REQUEST_COMPLETE');
  });
}

/**
 * Cancels an order or asks for it. A buyer's request waits for the seller, except before shipment is due (unpaid, or
 * in the hour of remorse), where it is granted at once; sellers and TikTok cancel at once. Throws `ControlProblem`.
 */
export function cancelOrder(
  context: TiktokShopContext,
  order: Order,
  by: Role,
  mode: 'request' | 'immediate',
): Cancellation {
  if (nextStatus('cancel', order.status) === undefined || !mayCancel(by, order.status)) {
    throw new ControlProblem(`An order in ${order.status} cannot be cancelled by the ${by.toLowerCase()}.`, 409);
  }
  if (order.is_buyer_request_cancel)
    throw new ControlProblem('A request to cancel this order is waiting already.', 409);
  return context.state.transaction(() => {
    const cancellation = makeCancellation(context, order, by);
    const waits = by === 'BUYER' && mode === 'request' && order.status === 'AWAITING_SHIPMENT';
    if (!waits) return approve(context, cancellation);
    const deadline = cancellation.create_time + answerSeconds;
    const pending = store(
      context,
      { ...cancellation, seller_next_action_response: [{ action: 'SELLER_RESPOND_CANCEL', deadline }] },
      'CANCELLATION_REQUEST_PENDING',
    );
    ordersOf(context).put(order.id, order.shop, {
      ...order,
      is_buyer_request_cancel: true,
      request_cancel_time: cancellation.create_time,
    });
    context.clock.schedule('cancel-approval', deadline * 1000, { id: cancellation.cancel_id });
    return pending;
  });
}

/** Buyers may not cancel what is packed; sellers not what the carrier has; only TikTok what is lost or refused on the way. */
function mayCancel(by: Role, status: OrderStatus): boolean {
  if (status === 'IN_TRANSIT') return by === 'SYSTEM';
  return status !== 'AWAITING_COLLECTION' || by !== 'BUYER';
}

function approve(context: TiktokShopContext, cancellation: Cancellation): Cancellation {
  const done = store(context, { ...cancellation, seller_next_action_response: [] }, 'CANCELLATION_REQUEST_SUCCESS');
  const orders = ordersOf(context);
  const order = orders.get(cancellation.order_id);
  if (order === undefined) return done;
  const { role, cancel_reason_text } = cancellation;
  const told: Order = {
    ...order,
    is_buyer_request_cancel: false,
    cancellation_initiator: role,
    cancel_reason: cancel_reason_text,
    line_items: order.line_items.map((item) => ({ ...item, cancel_reason: cancel_reason_text, cancel_user: role })),
  };
  orders.put(order.id, order.shop, told);
  advanceOrder(context, told, 'cancel');
  if (order.paid_time !== undefined)
    context.clock.schedule('cancel-refund', context.clock.now() + refundMs, { id: cancellation.cancel_id });
  return done;
}

/** Keeps the cancellation in its new status and tells by webhook 11. */
function store(
  context: TiktokShopContext,
  cancellation: Cancellation,
  cancel_status: Cancellation['cancel_status'],
): Cancellation {
  const next = { ...cancellation, cancel_status, update_time: context.clock.seconds() };
  cancellationsOf(context).put(next.cancel_id, next.shop, next);
  context.webhooks.emit(next.shop, 11, {
    order_id: next.order_id,
    cancellations_role: next.role,
    cancel_status,
    cancel_id: next.cancel_id,
    create_time: next.create_time,
  });
  return next;
}

function makeCancellation(context: TiktokShopContext, order: Order, role: Role): Cancellation {
  const now = context.clock.seconds();
  const [name, text] = reasonOf(role, order.status);
  const paid = order.paid_time === undefined ? '0' : (order.payment['total_amount'] ?? '0');
  return {
    cancel_id: context.ids.next('4035', 19),
    shop: order.shop,
    order_id: order.id,
    cancel_type: role === 'BUYER' ? 'BUYER_CANCEL' : 'CANCEL',
    cancel_status: 'CANCELLATION_REQUEST_PENDING',
    role,
    cancel_reason: name,
    cancel_reason_text: text,
    create_time: now,
    update_time: now,
    seller_next_action_response: [],
    refund_amount: {
      currency: order.payment['currency'] ?? 'BRL',
      refund_total: paid,
      refund_subtotal: paid,
      refund_shipping_fee: '0',
      refund_tax: '0',
    },
    cancel_line_items: order.line_items.map((item) => ({
      cancel_line_item_id: context.ids.next('4035', 19),
      order_line_item_id: item.id,
      sku_id: item.sku_id,
      seller_sku: item.seller_sku,
    })),
  };
}

/** Of the Brazilian list; contract section 8.4. */
function reasonOf(role: Role, status: OrderStatus): [name: string, text: string] {
  if (role === 'BUYER') return ['ecom_order_to_ship_canceled_reason_no_longer_needed', 'No longer needed'];
  if (role === 'SELLER')
    return [
      status === 'UNPAID' ? 'seller_cancel_unpaid_reason_out_of_stock' : 'seller_cancel_reason_out_of_stock',
      'Out of stock',
    ];
  if (status === 'UNPAID') return ['system_cancel_unpaid_time_out', 'Buyer payment overdue'];
  return status === 'IN_TRANSIT' ? ['package_lost', 'Package lost'] : ['platform_cancel', 'Order cancelled by system'];
}

function cancellationsOf({ state }: TiktokShopContext) {
  return state.collection<Cancellation>('cancellations');
}
