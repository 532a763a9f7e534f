import { createHash } from 'node:crypto';
import type { Ids } from '../kernel/ids.ts';
import type { State } from '../kernel/state.ts';

export interface Shop {
  /** Equals `shop_id` in webhooks. */
  id: string;
  name: string;
  region: 'BR';
  seller_type: 'LOCAL';
  /** Opaque; URL-safe characters only, since clients echo it without encoding (contract section 14). */
  cipher: string;
  /** The code shown in Seller Center. */
  code: string;
  open_id: string;
  warehouses: Warehouse[];
}

export interface Warehouse {
  id: string;
  name: string;
  type: 'SALES_WAREHOUSE' | 'RETURN_WAREHOUSE';
  is_default: boolean;
}

const seeds = [
  { name: 'lojademo', warehouses: ['Centro de distribuição Cajamar', 'Loja Vila Mariana'] },
  { name: 'lojaduas', warehouses: ['Centro de distribuição Contagem', 'Loja Savassi'] },
  { name: 'lojateste', warehouses: ['Depósito de teste', 'Depósito de teste 2'] },
];

/** Puts the three shops into an empty state (documents of kind `shops`); a state that has them is left alone. */
export function seedShops(state: State, ids: Ids): void {
  const shops = state.collection<Shop>('shops', ['cipher', 'name']);
  if (shops.count() > 0) return;
  state.transaction(() => {
    for (const { name, warehouses } of seeds) {
      const id = ids.next('749', 19);
      const secret = createHash('sha256').update(`cipher:${id}`).digest('base64url');
      shops.put(id, id, {
        id,
        name,
        region: 'BR',
        seller_type: 'LOCAL',
        cipher: `ROW_${secret.slice(0, 32)}`,
        code: `BRLC${createHash('sha256').update(id).digest('hex').slice(0, 8).toUpperCase()}`,
        open_id: ids.next('701', 19),
        warehouses: warehouses.map((label, index) => ({
          id: ids.next('7', 19),
          name: label,
          type: 'SALES_WAREHOUSE',
          is_default: index === 0,
        })),
      });
    }
  });
}

export function listShops(state: State): Shop[] {
  return state.collection<Shop>('shops').list();
}

export function findShop(state: State, idOrName: string): Shop | undefined {
  const shops = state.collection<Shop>('shops', ['cipher', 'name']);
  return shops.get(idOrName) ?? shops.find('name', idOrName)[0];
}

export function findShopByCipher(state: State, cipher: string): Shop | undefined {
  return state.collection<Shop>('shops', ['cipher', 'name']).find('cipher', cipher)[0];
}
