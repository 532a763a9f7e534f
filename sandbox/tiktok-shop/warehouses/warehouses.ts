import type { TiktokShopContext } from '../route.ts';
import { listShops } from '../shops.ts';

/** A warehouse as kept (documents of kind `warehouses`). */
export interface Warehouse {
  id: string;
  shop: string;
  entity_id: string;
  name: string;
  effect_status: 'ENABLED' | 'DISABLED' | 'RESTRICTED';
  type: 'SALES_WAREHOUSE' | 'RETURN_WAREHOUSE';
  sub_type: 'DOMESTIC_WAREHOUSE';
  is_default: boolean;
  address: Record<string, unknown>;
}

export function warehousesOf({ state }: Pick<TiktokShopContext, 'state'>) {
  return state.collection<Warehouse>('warehouses');
}

/** Places in Brazil; lines are neighbourhood, street, number, complement (contract section 5). */
const places = [
  {
    state: 'São Paulo',
    city: 'Cajamar',
    area: 'Jordanésia',
    street: 'Rodovia Anhanguera',
    number: 's/n',
    zip: '07776-000',
    latitude: '-23.3450',
    longitude: '-46.8700',
  },
  {
    state: 'São Paulo',
    city: 'São Paulo',
    area: 'Vila Mariana',
    street: 'Rua Domingos de Morais',
    number: '1200',
    zip: '04010-200',
    latitude: '-23.5890',
    longitude: '-46.6340',
  },
  {
    state: 'Minas Gerais',
    city: 'Contagem',
    area: 'Cinco',
    street: 'Avenida Babita Camargos',
    number: '850',
    zip: '32210-180',
    latitude: '-19.9540',
    longitude: '-44.0300',
  },
];

/** Gives each shop its two sales warehouses and one for returns; what is there stays. */
export function seedWarehouses(context: TiktokShopContext): void {
  const warehouses = warehousesOf(context);
  const { state, ids } = context;
  state.transaction(() => {
    for (const [row, shop] of listShops(state).entries()) {
      if (warehouses.count(shop.id) > 0) continue;
      const returns = {
        id: ids.next('7', 19),
        name: 'Central de devoluções',
        type: 'RETURN_WAREHOUSE' as const,
        is_default: true,
      };
      for (const [place, warehouse] of [...shop.warehouses, returns].entries()) {
        warehouses.put(warehouse.id, shop.id, {
          ...warehouse,
          shop: shop.id,
          entity_id: ids.next('739', 19),
          effect_status: 'ENABLED',
          sub_type: 'DOMESTIC_WAREHOUSE',
          address: addressOf(places[(row + place) % places.length] ?? places[0]),
        });
      }
    }
  });
}

function addressOf(place: (typeof places)[number] | undefined): Record<string, unknown> {
  if (place === undefined) return {};
  const { state, city, area, street, number, zip, latitude, longitude } = place;
  return {
    region: 'Brazil',
    state,
    city,
    // The service spells it so.
    distict: area,
    town: '',
    contact_person: 'Expedição',
    postal_code: zip,
    full_address: `${street}, ${number}, ${area}, ${city}, ${state}, ${zip}`,
    region_code: 'BR',
    phone_number: '(+55)11****0000',
    address_line1: area,
    address_line2: street,
    address_line3: number,
    address_line4: '',
    geolocation: { latitude, longitude },
  };
}
