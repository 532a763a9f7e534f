import { fieldOf } from '../call.ts';
import type { Call } from '../call.ts';
import { nameComplete } from '../catalog/describe-sku.ts';
import { computePrice, priceInCheckout } from '../pricing-rules.ts';
import { sellableStock } from '../sellable-stock.ts';
import type { SellableStock } from '../sellable-stock.ts';
import type { Product, Sku } from '../shop.ts';

/** One line as asked for; `index` is its place in the request. */
export interface AskedItem {
  readonly index: number;
  readonly id: string;
  readonly quantity: number;
  readonly seller: string;
}

export interface SimulatedLine {
  readonly item: object;
  /** Without its `itemIndex`, which counts the lines that are returned. */
  readonly logistics: object;
  /** Its fields lack `itemIndex`, as `logistics` does. */
  readonly message: Message | null;
  /** Cents, 0 where it cannot be bought. */
  readonly total: number;
}

interface Message {
  readonly code: string;
  readonly text: string;
  readonly status: 'error' | 'warning';
  readonly fields: Readonly<Record<string, string>>;
}

/** What the cart says of one line for a trade policy; null where the SKU is not returned at all (contract 5). */
export function simulateLine(call: Call, asked: AskedItem, policy: number): SimulatedLine | null {
  const { shop, now, world } = call;
  const sku = /^\d{1,10}$/.test(asked.id) ? shop.get('skus', Number(asked.id)) : undefined;
  const product = sku && shop.get('products', sku.productId);
  if (!sku || !product || asked.seller !== '1' || !sku.active || !product.active || !sku.policies.includes(policy))
    return null;

  const price = priceInCheckout(shop.get('prices', sku.id), now, world.switches.number('checkoutPriceLagMs'));
  const stock = sellableStock(shop, sku.id, policy);
  const quantity = stock.quantity > 0 ? Math.min(asked.quantity, stock.quantity) : asked.quantity;
  const computed = price && computePrice(price, { table: String(policy), quantity, now });
  const unit = computed?.sellingPrice ?? 0;
  const perUnit = Math.round(unit * sku.unitMultiplier);
  const problem = !computed ? 'withoutPrice' : unit === 0 ? 'nullPrice' : stock.quantity === 0 ? 'withoutStock' : null;
  const hasPlace = fieldOf(call.body, 'postalCode') != null;
  const pretends = !hasPlace && world.switches.flag('simulationAvailableWithoutStock');
  const sells = problem === null;
  return {
    item: {
      id: asked.id,
      requestIndex: asked.index,
      quantity,
      seller: asked.seller,
      sellerChain: ['1'],
      tax: 0,
      priceValidUntil: computed?.validUntil ?? null,
      price: unit,
      listPrice: Math.max(unit, computed?.listPrice ?? unit),
      rewardValue: 0,
      sellingPrice: perUnit,
      offerings: [],
      priceTags: [],
      measurementUnit: sku.measurementUnit,
      unitMultiplier: sku.unitMultiplier,
      parentItemIndex: null,
      parentAssemblyBinding: null,
      availability: sells || pretends ? 'available' : problem,
      priceDefinition: {
        calculatedSellingPrice: perUnit,
        total: perUnit * quantity,
        sellingPrices: [{ value: perUnit, quantity }],
      },
    },
    logistics: describeLogistics(call, { stock, quantity, sells, hasPlace }),
    message: pretends && !sells ? null : describeMessage({ problem, sku, product, asked, quantity }),
    total: sells ? perUnit * quantity : 0,
  };
}

function describeLogistics(
  { world }: Call,
  { stock, quantity, sells, hasPlace }: { stock: SellableStock; quantity: number; sells: boolean; hasPlace: boolean },
): object {
  const balance = world.switches.flag('simulationStockBalance') ? { stockBalance: stock.quantity } : {};
  return {
    addressId: null,
    selectedSla: null,
    selectedDeliveryChannel: null,
    ...balance,
    quantity,
    shipsTo: ['BRA'],
    slas: sells && hasPlace ? [describeSla(stock, quantity)] : [],
    deliveryChannels: [{ id: 'delivery', ...balance }],
  };
}

/** One delivery option, drawing on the fullest warehouse first and on the next for the rest. */
function describeSla({ sources }: SellableStock, quantity: number): object {
  let left = quantity;
  const deliveryIds = sources.flatMap(({ warehouseId, dockId, quantity: available }) => {
    const taken = Math.min(left, available);
    left -= taken;
    return taken > 0
      ? [
          {
            courierId: '136769c',
            warehouseId,
            dockId,
            courierName: 'Transportadora',
            quantity: taken,
            kitItemDetails: [],
          },
        ]
      : [];
  });
  return {
    id: 'Normal',
    deliveryChannel: 'delivery',
    name: 'Normal',
    deliveryIds,
    shippingEstimate: '4bd',
    shippingEstimateDate: null,
    lockTTL: '10d',
    availableDeliveryWindows: [],
    deliveryWindow: null,
    price: 1290,
    listPrice: 1290,
    tax: 0,
    pickupStoreInfo: { isPickupStore: false, friendlyName: null, address: null, additionalInfo: null, dockId: null },
    pickupPointId: null,
    pickupDistance: 0,
    polygonName: null,
    transitTime: '3bd',
  };
}

function describeMessage({
  problem,
  sku,
  product,
  asked,
  quantity,
}: {
  problem: string | null;
  sku: Sku;
  product: Product;
  asked: AskedItem;
  quantity: number;
}): Message | null {
  const name = nameComplete(product, sku);
  const fields = { ean: sku.ean ?? '', skuName: name };
  if (problem === 'withoutStock')
    return { code: problem, text: `O item ${name} não está mais disponível`, status: 'error', fields };
  if (problem !== null) return { code: problem, text: `O item ${name} não tem preço`, status: 'error', fields };
  if (quantity === asked.quantity) return null;
  const shortage = `O item ${name} só tem ${quantity} unidade(s) em estoque`;
  return { code: 'itemQuantityNotAvailable', text: shortage, status: 'warning', fields };
}
