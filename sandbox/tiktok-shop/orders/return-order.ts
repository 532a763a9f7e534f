import { ControlProblem } from '../../kernel/http-types.ts';
import type { TiktokShopContext } from '../route.ts';
import type { Order } from './order.ts';

export const returnTypes = ['REFUND', 'RETURN_AND_REFUND', 'REPLACEMENT'] as const;
export type ReturnType = (typeof returnTypes)[number];

/** Documents of kind `returns`; contract section 8.3. */
export interface Return {
  return_id: string;
  shop: string;
  order_id: string;
  return_type: ReturnType;
  return_status: string;
  role: 'BUYER';
  return_reason: string;
  return_reason_text: string;
  create_time: number;
  update_time: number;
  seller_next_action_response: { action: string; deadline: number }[];
  refund_amount: { currency: string; refund_total: string };
  return_line_items: { return_line_item_id: string; order_line_item_id: string; sku_id: string }[];
}

interface ReturnFlow {
  opened: string;
  /** The seller's next action, and the hours until it is taken for granted. */
  action: string;
  hours: number;
  granted: string;
  reason: readonly [name: string, text: string];
}

/** Contract sections 8.2 and 8.4. */
const flows: Record<ReturnType, ReturnFlow> = {
  REFUND: {
    opened: 'RETURN_OR_REFUND_REQUEST_PENDING',
    action: 'SELLER_RESPOND_REFUND',
    hours: 48,
    granted: 'RETURN_OR_REFUND_REQUEST_SUCCESS',
    reason: ['ecom_order_delivered_refund_reason_not_received', "Package wasn't received"],
  },
  RETURN_AND_REFUND: {
    opened: 'RETURN_OR_REFUND_REQUEST_PENDING',
    action: 'SELLER_RESPOND_RETURN',
    hours: 48,
    granted: 'AWAITING_BUYER_SHIP',
    reason: ['ecom_order_delivered_refund_and_return_reason_no_need', 'No longer needed'],
  },
  REPLACEMENT: {
    opened: 'REPLACEMENT_REQUEST_PENDING',
    action: 'SELLER_RESPOND_REPLACEMENT',
    hours: 24,
    granted: 'REPLACEMENT_REQUEST_COMPLETE',
    reason: ['ecom_order_delivered_refund_reason_defective', 'Defective item'],
  },
};

/** Names what the clock does to returns. Call before it starts. */
export function registerReturnTimers(context: TiktokShopContext): void {
  context.clock.on<{ id: string }>('return-approval', ({ id }) => {
    const found = returnsOf(context).get(id);
    if (found === undefined || found.return_status !== flows[found.return_type].opened) return;
    store(context, { ...found, return_status: flows[found.return_type].granted, seller_next_action_response: [] });
  });
}

/** The buyer asks for money or another item back; an unanswered request is granted. Throws `ControlProblem`. */
export function returnOrder(context: TiktokShopContext, order: Order, type: ReturnType): Return {
  if (!['AWAITING_COLLECTION', 'IN_TRANSIT', 'DELIVERED'].includes(order.status)) {
    throw new ControlProblem(`An order in ${order.status} takes no return.`, 409);
  }
  const { opened, action, hours, reason } = flows[type];
  const now = context.clock.seconds();
  const deadline = now + hours * 3600;
  return context.state.transaction(() => {
    const made = store(context, {
      return_id: context.ids.next('4035', 19),
      shop: order.shop,
      order_id: order.id,
      return_type: type,
      return_status: opened,
      role: 'BUYER',
      return_reason: reason[0],
      return_reason_text: reason[1],
      create_time: now,
      update_time: now,
      seller_next_action_response: [{ action, deadline }],
      refund_amount: {
        currency: order.payment['currency'] ?? 'BRL',
        refund_total: type === 'REPLACEMENT' ? '0' : (order.payment['total_amount'] ?? '0'),
      },
      return_line_items: order.line_items.map((item) => ({
        return_line_item_id: context.ids.next('4035', 19),
        order_line_item_id: item.id,
        sku_id: item.sku_id,
      })),
    });
    context.clock.schedule('return-approval', deadline * 1000, { id: made.return_id });
    return made;
  });
}

/** Keeps the return and tells by webhook 12. */
function store(context: TiktokShopContext, given: Return): Return {
  const next = { ...given, update_time: context.clock.seconds() };
  returnsOf(context).put(next.return_id, next.shop, next);
  const { order_id, role, return_type, return_status, return_id, create_time, update_time } = next;
  context.webhooks.emit(next.shop, 12, {
    order_id,
    return_role: role,
    return_type,
    return_status,
    return_id,
    create_time,
    update_time,
  });
  return next;
}

function returnsOf({ state }: TiktokShopContext) {
  return state.collection<Return>('returns');
}
