import { ControlProblem } from '../../kernel/http-types.ts';
import type { ControlRoute } from '../../kernel/control.ts';
import { fail } from '../products/fault.ts';
import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest, TiktokShopRoute } from '../route.ts';
import { warehousesOf } from './warehouses.ts';

const common = { method: 'GET', versions: ['202309'], cipher: 'required' } as const;

/** Warehouses, delivery options, providers (contract section 5). */
export const warehouseRoutes: readonly TiktokShopRoute[] = [
  { ...common, path: '/logistics/:version/warehouses', scope: 'seller.logistics', handle: listWarehouses },
  {
    ...common,
    path: '/logistics/:version/warehouses/:warehouse_id/delivery_options',
    scope: 'seller.logistics',
    handle: listDeliveryOptions,
  },
  {
    ...common,
    path: '/logistics/:version/delivery_options/:delivery_option_id/shipping_providers',
    scope: 'seller.logistics',
    handle: listProviders,
  },
];

/** Delivery options of Brazil: TikTok's own carriage, and the seller's. */
const deliveryOptions = [
  { id: '7091146663229654785', name: 'Envio padrão', type: 'STANDARD', bySeller: false },
  { id: '6955034615128000262', name: 'Envio pelo vendedor', type: 'SEND_BY_SELLER', bySeller: true },
];
const providers = [
  { id: '7117858858072016701', name: 'Correios' },
  { id: '7117858858072016702', name: 'Jadlog' },
  { id: '7117858858072016703', name: 'Loggi' },
  { id: '7117858858072016704', name: 'Total Express' },
];

function listWarehouses({ shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  return succeed({
    warehouses: warehousesOf(context)
      .list({ shop: shop.id })
      .map(({ shop: _, ...warehouse }) => warehouse),
  });
}

function listDeliveryOptions({ params, query, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const warehouse = warehousesOf(context).get(params['warehouse_id'] ?? '');
  if (warehouse === undefined) fail(12052097);
  if (warehouse.shop !== shop.id) fail(12052530, { 'warehouse ID': warehouse.id });
  if (query.get('scope') === 'PRODUCT')
    return succeed({ delivery_options: deliveryOptions.map(({ id, name }) => ({ id, name })) });
  return succeed({
    delivery_options: deliveryOptions.map(({ id, name, type }) => ({
      id,
      name,
      type,
      description: name,
      dimension_limit: { max_height: 100, max_length: 100, max_width: 100, unit: 'CM' },
      weight_limit: { max_weight: 30_000, min_weight: 1, unit: 'GRAM' },
      platform: ['TIKTOK_SHOP'],
    })),
  });
}

function listProviders({ params }: TiktokShopRequest): TiktokShopAnswer {
  const option = deliveryOptions.find(({ id }) => id === params['delivery_option_id']);
  if (option === undefined) fail(21008116);
  if (!option.bySeller) fail(21008117);
  return succeed({ shipping_providers: providers });
}

/** `POST /_sandbox/warehouses/:id {"effect_status"}`: a holiday (RESTRICTED), a closed warehouse (DISABLED). */
export function warehouseControls(context: TiktokShopContext): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/warehouses/:id',
      run({ params, body }) {
        const status = body['effect_status'];
        if (status !== 'ENABLED' && status !== 'DISABLED' && status !== 'RESTRICTED') {
          throw new ControlProblem('effect_status is one of ENABLED, DISABLED, RESTRICTED.');
        }
        const warehouse = warehousesOf(context).update(params['id'] ?? '', (each) => ({
          ...each,
          effect_status: status,
        }));
        if (warehouse === undefined) throw new ControlProblem(`There is no warehouse ${params['id']}.`, 404);
        return { id: warehouse.id, effect_status: warehouse.effect_status };
      },
    },
  ];
}
