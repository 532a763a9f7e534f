import type { TiktokShopContext } from '../route.ts';
import type { TakenUnits } from '../stock.ts';

export type OrderStatus =
  | 'UNPAID'
  | 'ON_HOLD'
  | 'AWAITING_SHIPMENT'
  | 'PARTIALLY_SHIPPING'
  | 'AWAITING_COLLECTION'
  | 'IN_TRANSIT'
  | 'DELIVERED'
  | 'COMPLETED'
  | 'CANCELLED';

/** One unit of one SKU; contract section 6.3. */
export interface LineItem {
  id: string;
  product_id: string;
  product_name: string;
  sku_id: string;
  sku_name: string;
  seller_sku: string;
  sku_image: string;
  sku_type: 'NORMAL';
  original_price: string;
  sale_price: string;
  seller_discount: string;
  platform_discount: string;
  currency: string;
  display_status: OrderStatus;
  package_id?: string;
  package_status?: 'TO_FULFILL' | 'PROCESSING' | 'FULFILLING' | 'COMPLETED' | 'CANCELLED';
  cancel_reason?: string;
  cancel_user?: Role;
  is_gift: false;
  gift_retail_price: '0';
  is_dangerous_good: false;
  needs_prescription: false;
}

export type Role = 'BUYER' | 'SELLER' | 'SYSTEM';

/** An order in the service's own shape (documents of kind `orders`); times are epoch seconds of the sandbox's clock. */
export interface Order {
  id: string;
  shop: string;
  status: OrderStatus;
  create_time: number;
  /** Moves when the status does. */
  update_time: number;
  paid_time?: number;
  user_id: string;
  buyer_email: string;
  buyer_message: string;
  order_type: 'NORMAL';
  commerce_platform: 'TIKTOK_SHOP';
  fulfillment_type: 'FULFILLMENT_BY_SELLER';
  shipping_type: 'TIKTOK';
  delivery_type: 'HOME_DELIVERY';
  delivery_option_id: string;
  delivery_option_name: string;
  warehouse_id: string;
  packages: { id: string }[];
  payment_method_name: string;
  payment: Record<string, string>;
  cpf: string;
  cpf_name: string;
  need_upload_invoice: 'NEED_INVOICE';
  is_on_hold_order: boolean;
  is_buyer_request_cancel: boolean;
  is_cod: false;
  is_sample_order: false;
  is_replacement_order: false;
  is_exchange_order: false;
  has_updated_recipient_address: boolean;
  rts_sla_time?: number;
  tts_sla_time?: number;
  cancel_order_sla_time?: number;
  delivery_sla_time?: number;
  request_cancel_time?: number;
  collection_time?: number;
  delivery_time?: number;
  cancel_time?: number;
  cancellation_initiator?: Role;
  cancel_reason?: string;
  /** Absent in UNPAID and ON_HOLD. */
  recipient_address?: Record<string, unknown>;
  line_items: LineItem[];
}

/** What an order has taken from the stock (documents of kind `reservations`, by order id); gone once it is given back or has left. */
export interface Reservation {
  order: string;
  shop: string;
  units: TakenUnits[];
}

export function ordersOf({ state }: Pick<TiktokShopContext, 'state'>) {
  return state.collection<Order>('orders');
}

export function reservationsOf({ state }: Pick<TiktokShopContext, 'state'>) {
  return state.collection<Reservation>('reservations');
}
