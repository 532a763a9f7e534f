import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver } from '../receiver.ts';
import { listing, openShop, sku } from './products/shop-client.ts';
import type { ShopClient } from './products/shop-client.ts';

let shop: ShopClient;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let productId: string;

beforeAll(async () => {
  shop = await openShop();
  receiver = await openReceiver();
  for (const event_type of ['ORDER_STATUS_CHANGE', 'CANCELLATION_STATUS_CHANGE', 'RETURN_STATUS_CHANGE']) {
    await shop.call('PUT', '/event/202309/webhooks', {}, { event_type, address: receiver.url });
  }
  const warehouse = (await shop.call('GET', '/logistics/202309/warehouses')).data.warehouses[0].id;
  const skus = [sku(warehouse, { seller_sku: 'CAN-AZ', inventory: [{ warehouse_id: warehouse, quantity: 1000 }] })];
  await shop.control('POST', '/_sandbox/review', { mode: 'manual' });
  const created = await shop.call(
    'POST',
    '/product/202309/products',
    {},
    listing(await shop.image(), warehouse, { skus }),
  );
  expect(created.message).toBe('Success');
  productId = created.data.product_id;
  await shop.control('POST', '/_sandbox/review', { approve: [productId] });
});
afterAll(async () => {
  await shop.close();
  await receiver.close();
});
// Moving the clock waits for what is on its way: nothing of the test before arrives in this one.
beforeEach(async () => {
  await advance('1ms');
  receiver.received.splice(0);
});

const place = (wish: Record<string, unknown> = {}): Promise<any> =>
  shop.control('POST', '/_sandbox/orders', {
    shop: 'lojademo',
    lines: [{ seller_sku: 'CAN-AZ', quantity: 1 }],
    ...wish,
  });
const act = (id: string, action: string, body?: unknown): Promise<any> =>
  shop.control('POST', `/_sandbox/orders/${id}/${action}`, body);
const read = async (id: string): Promise<any> =>
  (await shop.control('GET', '/_sandbox/state?kind=orders')).items.find((order: { id: string }) => order.id === id);
const advance = (by: string): Promise<unknown> => shop.control('POST', '/_sandbox/clock', { advance: by });
const stock = async (): Promise<[quantity: number, committed: number]> => {
  const row = (await shop.control('GET', '/_sandbox/state?kind=products&shop=lojademo')).items.find(
    ({ id }: { id: string }) => id === productId,
  );
  const { quantity, committed } = row.skus[0].inventory[0];
  return [quantity, committed];
};
const events = async (count: number): Promise<any[]> =>
  (await receiver.until(count)).map(({ body }) => JSON.parse(body));

describe('an order', () => {
  it('has one line item per unit, sums that agree, and takes stock', async () => {
    const [quantity, committed] = await stock();
    const { orders } = await place({ lines: [{ seller_sku: 'CAN-AZ', quantity: 3 }] });
    const order = await read(orders[0].id);
    expect(order).toMatchObject({
      status: 'AWAITING_SHIPMENT',
      payment: { currency: 'BRL', total_amount: '149.70', sub_total: '149.70' },
    });
    expect(order.id).toMatch(/^576\d{15}$/);
    expect(order.line_items).toHaveLength(3);
    expect(new Set(order.line_items.map(({ id }: { id: string }) => id)).size).toBe(3);
    expect(order.line_items[0]).toMatchObject({
      product_id: productId,
      seller_sku: 'CAN-AZ',
      sale_price: '49.90',
      display_status: 'AWAITING_SHIPMENT',
      package_id: order.packages[0].id,
    });
    expect(order.recipient_address).toMatchObject({ region_code: 'BR', last_name: '' });
    expect(await stock()).toEqual([quantity - 3, committed + 3]);
    const [event] = await events(1);
    expect(event).toMatchObject({
      type: 1,
      data: {
        order_id: order.id,
        order_status: 'AWAITING_SHIPMENT',
        is_on_hold_order: false,
        update_time: order.update_time,
      },
    });
  });

  it('hides the address until shipment is due, and holds for an hour', async () => {
    const { orders } = await place({ status: 'UNPAID', hold: true });
    const { id } = orders[0];
    expect(await read(id)).toMatchObject({ status: 'UNPAID', packages: [] });
    expect(await act(id, 'pay')).toMatchObject({ status: 'ON_HOLD' });
    const held = await read(id);
    expect(held.recipient_address).toBeUndefined();
    expect(held).toMatchObject({ is_on_hold_order: true, packages: [{ id: expect.stringMatching(/^1152\d{15}$/) }] });
    expect(held.line_items[0].display_status).toBe('AWAITING_SHIPMENT');
    await advance('59m');
    expect((await read(id)).status).toBe('ON_HOLD');
    await advance('1m');
    const released = await read(id);
    expect(released).toMatchObject({ status: 'AWAITING_SHIPMENT', recipient_address: { region_code: 'BR' } });
    expect(
      (await events(3)).map(({ data }): string => data.order_status).toSorted((one, other) => one.localeCompare(other)),
    ).toEqual(['AWAITING_SHIPMENT', 'ON_HOLD', 'UNPAID']);
  });

  it('is released at once where asked, and only once', async () => {
    const { orders } = await place({ hold: true });
    const { id } = orders[0];
    expect(await act(id, 'release')).toMatchObject({ status: 'AWAITING_SHIPMENT' });
    expect(await act(id, 'release')).toHaveProperty('error.message');
    await advance('2h');
    expect((await events(2)).filter(({ data }) => data.order_status === 'AWAITING_SHIPMENT')).toHaveLength(1);
  });

  it('goes to the carrier and the buyer, and closes', async () => {
    const { orders } = await place({ status: 'AWAITING_COLLECTION' });
    const { id } = orders[0];
    const [quantity, committed] = await stock();
    expect(await act(id, 'deliver')).toHaveProperty('error.message');
    expect(await act(id, 'collect')).toMatchObject({ status: 'IN_TRANSIT' });
    expect(await stock()).toEqual([quantity, committed - 1]);
    expect(await act(id, 'deliver')).toMatchObject({ status: 'DELIVERED' });
    await advance('8d');
    expect(await read(id)).toMatchObject({
      status: 'COMPLETED',
      collection_time: expect.any(Number),
      delivery_time: expect.any(Number),
    });
  });

  it('comes many at once, or not at all', async () => {
    expect((await place({ count: 20 })).orders).toHaveLength(20);
    const before = await stock();
    expect(await place({ count: 3, lines: [{ seller_sku: 'CAN-AZ', quantity: 400 }] })).toHaveProperty('error.message');
    expect(await stock()).toEqual(before);
    expect(await place({ lines: [{ seller_sku: 'NOTHING' }] })).toHaveProperty('error.message');
  });
});

describe('a cancellation', () => {
  it('asked for by the buyer waits 48 hours for the seller, then is granted', async () => {
    const before = await stock();
    const { orders } = await place();
    const { id } = orders[0];
    expect(await act(id, 'cancel')).toMatchObject({
      status: 'AWAITING_SHIPMENT',
      cancel_status: 'CANCELLATION_REQUEST_PENDING',
    });
    expect(await read(id)).toMatchObject({ is_buyer_request_cancel: true });
    expect(await act(id, 'cancel')).toHaveProperty('error.message');
    await advance('47h');
    expect((await read(id)).status).toBe('AWAITING_SHIPMENT');
    await advance('2h');
    expect(await read(id)).toMatchObject({
      status: 'CANCELLED',
      is_buyer_request_cancel: false,
      cancellation_initiator: 'BUYER',
    });
    expect(await stock()).toEqual(before);
    const told = await events(5);
    expect(told.filter(({ type }) => type === 11).map(({ data }) => data.cancel_status)).toEqual([
      'CANCELLATION_REQUEST_PENDING',
      'CANCELLATION_REQUEST_SUCCESS',
      'CANCELLATION_REQUEST_COMPLETE',
    ]);
    expect(told.filter(({ type }) => type === 1).map(({ data }) => data.order_status)).toEqual([
      'AWAITING_SHIPMENT',
      'CANCEL',
    ]);
  });

  it.each([
    [{}, { hold: true }],
    [{ by: 'buyer', mode: 'immediate' }, {}],
    [{ by: 'seller' }, {}],
    [{ by: 'system' }, { status: 'IN_TRANSIT' }],
  ])('is immediate for %j of %j', async (how, wish) => {
    const { orders } = await place(wish);
    expect(await act(orders[0].id, 'cancel', how)).toMatchObject({
      status: 'CANCELLED',
      cancel_status: 'CANCELLATION_REQUEST_SUCCESS',
    });
  });

  it('is refused once the order is out of the canceller’s hands', async () => {
    const { orders } = await place({ status: 'DELIVERED' });
    expect(await act(orders[0].id, 'cancel', { by: 'system' })).toHaveProperty('error.message');
    const packed = await place({ status: 'AWAITING_COLLECTION' });
    expect(await act(packed.orders[0].id, 'cancel', { by: 'buyer' })).toHaveProperty('error.message');
  });
});

describe('a return', () => {
  it('is told by webhook 12 and granted when nobody answers', async () => {
    const { orders } = await place({ status: 'DELIVERED' });
    const { return_id } = await act(orders[0].id, 'return');
    await advance('49h');
    const told = (await events(3)).filter(({ type }) => type === 12);
    expect(told.map(({ data }) => data)).toMatchObject([
      {
        order_id: orders[0].id,
        return_id,
        return_role: 'BUYER',
        return_type: 'RETURN_AND_REFUND',
        return_status: 'RETURN_OR_REFUND_REQUEST_PENDING',
      },
      { return_id, return_status: 'AWAITING_BUYER_SHIP' },
    ]);
  });

  it('needs a parcel that has left', async () => {
    const { orders } = await place();
    expect(await act(orders[0].id, 'return')).toHaveProperty('error.message');
  });
});
