import type { ControlRoute } from '../../kernel/control.ts';
import { ControlProblem } from '../../kernel/http-types.ts';
import { requireShop } from '../require-shop.ts';
import type { TiktokShopContext } from '../route.ts';
import { advanceOrder, registerOrderTimers } from './advance-order.ts';
import { cancelOrder, registerCancelTimers } from './cancel-order.ts';
import { createOrders } from './create-orders.ts';
import type { OrderWish } from './create-orders.ts';
import { ordersOf } from './order.ts';
import type { Order, OrderStatus, Role } from './order.ts';
import { registerReturnTimers, returnOrder, returnTypes } from './return-order.ts';

const startStatuses: readonly OrderStatus[] = [
  'UNPAID',
  'ON_HOLD',
  'AWAITING_SHIPMENT',
  'AWAITING_COLLECTION',
  'IN_TRANSIT',
  'DELIVERED',
];
const mostOrders = 10_000;

/** Buyers and carriers: orders placed, paid, cancelled, returned, collected, delivered. */
export function createOrderControl(context: TiktokShopContext): ControlRoute[] {
  registerOrderTimers(context);
  registerCancelTimers(context);
  registerReturnTimers(context);

  return [
    {
      method: 'POST',
      path: '/_sandbox/orders',
      run({ body }) {
        const orders = createOrders(context, readWish(context, body), readCount(body));
        return { orders: orders.map(({ id, status }) => ({ id, status })) };
      },
    },
    ...(['pay', 'release', 'collect', 'deliver'] as const).map((event): ControlRoute => ({
      method: 'POST',
      path: `/_sandbox/orders/:id/${event}`,
      run({ params }) {
        const order = requireOrder(context, params);
        const next = advanceOrder(context, order, event);
        if (next === undefined) throw new ControlProblem(`${event} does not fit an order in ${order.status}.`, 409);
        return { id: next.id, status: next.status };
      },
    })),
    {
      method: 'POST',
      path: '/_sandbox/orders/:id/cancel',
      run({ params, body }) {
        const order = requireOrder(context, params);
        const role = readOne(body, 'by', ['buyer', 'seller', 'system'] as const).toUpperCase() as Role;
        const mode = readOne(body, 'mode', ['request', 'immediate'] as const);
        const { cancel_id, cancel_status } = cancelOrder(context, order, role, mode);
        return { id: order.id, status: requireOrder(context, params).status, cancel_id, cancel_status };
      },
    },
    {
      method: 'POST',
      path: '/_sandbox/orders/:id/return',
      run({ params, body }) {
        const order = requireOrder(context, params);
        const type = body['type'] === undefined ? 'RETURN_AND_REFUND' : readOne(body, 'type', returnTypes);
        const { return_id, return_status } = returnOrder(context, order, type);
        return { id: order.id, status: order.status, return_id, return_status };
      },
    },
  ];
}

function readWish(context: TiktokShopContext, body: Record<string, unknown>): OrderWish {
  const shop = requireShop(context, body);
  const status = body['status'] === undefined ? 'AWAITING_SHIPMENT' : readOne(body, 'status', startStatuses);
  const { hold = status === 'ON_HOLD' || context.switches.flag('onHold'), lines } = body;
  if (typeof hold !== 'boolean') throw new ControlProblem('hold is true or false.');
  if (!Array.isArray(lines) || lines.length === 0)
    throw new ControlProblem('lines is a list of {"seller_sku","quantity"}.');
  // A held order that is to await shipment has its hour of remorse before it.
  return {
    shop,
    lines: lines.map(readLine),
    hold,
    status: hold && status === 'AWAITING_SHIPMENT' ? 'ON_HOLD' : status,
  };
}

function readLine(line: unknown): OrderWish['lines'][number] {
  const { seller_sku, quantity = 1 } = (line ?? {}) as Record<string, unknown>;
  const fits =
    typeof seller_sku === 'string' && Number.isInteger(quantity) && Number(quantity) >= 1 && Number(quantity) <= 1000;
  if (!fits) throw new ControlProblem('A line is {"seller_sku": text, "quantity": 1 to 1000}.');
  return { seller_sku, quantity: Number(quantity) };
}

function readCount({ count = 1 }: Record<string, unknown>): number {
  if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > mostOrders)
    throw new ControlProblem(`count is a whole number from 1 to ${mostOrders}.`);
  return Number(count);
}

/** The named word; the first where none is given. */
function readOne<Word extends string>(body: Record<string, unknown>, field: string, words: readonly Word[]): Word {
  const given = body[field] ?? words[0];
  const word = words.find((known) => known === given);
  if (word === undefined) throw new ControlProblem(`${field} is one of ${words.join(', ')}.`);
  return word;
}

function requireOrder(context: TiktokShopContext, params: Record<string, string>): Order {
  const order = ordersOf(context).get(params['id'] ?? '');
  if (order === undefined) throw new ControlProblem(`There is no order ${params['id']}.`, 404);
  return order;
}
