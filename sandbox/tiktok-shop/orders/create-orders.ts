import { ControlProblem } from '../../kernel/http-types.ts';
import type { TiktokShopContext } from '../route.ts';
import type { Shop } from '../shops.ts';
import { takeUnits } from '../stock.ts';
import type { TakenUnits } from '../stock.ts';
import { imageUrl } from '../uploads/images.ts';
import { enterStatus } from './advance-order.ts';
import { makeBuyer } from './buyers.ts';
import { findSellable } from './find-sellable.ts';
import type { Sellable } from './find-sellable.ts';
import { ordersOf, reservationsOf } from './order.ts';
import type { LineItem, Order, OrderStatus } from './order.ts';

export interface OrderWish {
  shop: Shop;
  lines: { seller_sku: string; quantity: number }[];
  status: OrderStatus;
  /** Passes (or has passed) through the hour of remorse. */
  hold: boolean;
}

/** Buyers place `count` orders like this one, all or none. Throws `ControlProblem` where an SKU is not on sale or has too little stock. */
export function createOrders(context: TiktokShopContext, wish: OrderWish, count: number): Order[] {
  const skus = wish.lines.map(({ seller_sku }) => findSellable(context, wish.shop, seller_sku));
  return context.state.transaction(() => Array.from({ length: count }, () => createOrder(context, wish, skus)));
}

function createOrder(context: TiktokShopContext, { shop, lines, status, hold }: OrderWish, skus: Sellable[]): Order {
  const { ids, clock } = context;
  const id = ids.next('576', 18);
  const buyer = makeBuyer(id);
  const now = clock.seconds();
  const units: TakenUnits[] = [];
  const items: LineItem[] = [];
  for (const [index, { seller_sku, quantity }] of lines.entries()) {
    const sku = skus[index];
    const taken = sku === undefined ? undefined : takeUnits(context, sku.sku.id, quantity);
    if (sku === undefined || taken === undefined)
      throw new ControlProblem(`SKU ${seller_sku} has not ${quantity} in stock.`, 409);
    units.push(taken);
    for (let unit = 0; unit < quantity; unit += 1) items.push(makeLineItem(context, sku));
  }
  const order: Order = {
    id,
    shop: shop.id,
    status: 'UNPAID',
    create_time: now,
    update_time: now,
    user_id: buyer.userId,
    buyer_email: buyer.email,
    buyer_message: '',
    order_type: 'NORMAL',
    commerce_platform: 'TIKTOK_SHOP',
    fulfillment_type: 'FULFILLMENT_BY_SELLER',
    shipping_type: 'TIKTOK',
    delivery_type: 'HOME_DELIVERY',
    delivery_option_id: '7091146663229654785',
    delivery_option_name: 'Envio padrão',
    warehouse_id: units[0]?.warehouse_id ?? '',
    packages: [],
    payment_method_name: 'PIX',
    payment: makePayment(items),
    cpf: buyer.cpf,
    cpf_name: buyer.name,
    need_upload_invoice: 'NEED_INVOICE',
    is_on_hold_order: hold,
    is_buyer_request_cancel: false,
    is_cod: false,
    is_sample_order: false,
    is_replacement_order: false,
    is_exchange_order: false,
    has_updated_recipient_address: false,
    line_items: items,
  };
  ordersOf(context).put(id, shop.id, order);
  reservationsOf(context).put(id, shop.id, { order: id, shop: shop.id, units });
  return enterStatus(context, order, status);
}

function makeLineItem(context: TiktokShopContext, { product, sku }: Sellable): LineItem {
  const image =
    sku.sales_attributes.find(({ sku_img }) => sku_img !== undefined)?.sku_img?.uri ?? product.main_images[0]?.uri;
  return {
    id: context.ids.next('577', 18),
    product_id: product.id,
    product_name: product.title,
    sku_id: sku.id,
    sku_name: sku.sales_attributes.map(({ value_name }) => value_name).join(', ') || 'Default',
    seller_sku: sku.seller_sku ?? '',
    sku_image: image === undefined ? '' : imageUrl(context, image),
    sku_type: 'NORMAL',
    original_price: sku.price.amount,
    sale_price: sku.price.amount,
    seller_discount: '0',
    platform_discount: '0',
    currency: sku.price.currency,
    display_status: 'UNPAID',
    is_gift: false,
    gift_retail_price: '0',
    is_dangerous_good: false,
    needs_prescription: false,
  };
}

const shippingFee = 1590n;

/** The sums of contract section 6.3: TikTok pays the shipping, so the total is that of the items. */
function makePayment(items: readonly LineItem[]): Record<string, string> {
  const total = items.reduce((sum, { sale_price }) => sum + toCents(sale_price), 0n);
  return {
    currency: items[0]?.currency ?? 'BRL',
    sub_total: toAmount(total),
    shipping_fee: '0',
    seller_discount: '0',
    platform_discount: '0',
    total_amount: toAmount(total),
    original_total_product_price: toAmount(total),
    original_shipping_fee: toAmount(shippingFee),
    shipping_fee_seller_discount: '0',
    shipping_fee_platform_discount: toAmount(shippingFee),
    shipping_fee_cofunded_discount: '0',
    tax: '0',
    product_tax: '0',
    shipping_fee_tax: '0',
  };
}

function toCents(amount: string): bigint {
  const [whole = '0', decimals = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0').slice(0, 2));
}

function toAmount(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
