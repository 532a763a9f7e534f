import type { OrderStatus } from './order.ts';

export type OrderEvent = 'pay' | 'release' | 'ship' | 'collect' | 'deliver' | 'complete' | 'cancel';

/** What moves an order from where to where; contract section 6.2. */
const orderTransitions: readonly { event: OrderEvent; from: readonly OrderStatus[]; to: OrderStatus }[] = [
  // An order that passes through the remorse hour is paid into ON_HOLD instead; see `advance-order.ts`.
  { event: 'pay', from: ['UNPAID'], to: 'AWAITING_SHIPMENT' },
  { event: 'release', from: ['ON_HOLD'], to: 'AWAITING_SHIPMENT' },
  { event: 'ship', from: ['AWAITING_SHIPMENT', 'PARTIALLY_SHIPPING'], to: 'AWAITING_COLLECTION' },
  { event: 'collect', from: ['AWAITING_COLLECTION'], to: 'IN_TRANSIT' },
  { event: 'deliver', from: ['IN_TRANSIT'], to: 'DELIVERED' },
  { event: 'complete', from: ['DELIVERED', 'AWAITING_COLLECTION', 'IN_TRANSIT'], to: 'COMPLETED' },
  {
    event: 'cancel',
    from: ['UNPAID', 'ON_HOLD', 'AWAITING_SHIPMENT', 'AWAITING_COLLECTION', 'IN_TRANSIT'],
    to: 'CANCELLED',
  },
];

/** Where `event` leads an order in `from`; undefined where it cannot happen. */
export function nextStatus(event: OrderEvent, from: OrderStatus): OrderStatus | undefined {
  return orderTransitions.find((row) => row.event === event && row.from.includes(from))?.to;
}
