import type { TiktokShopContext } from '../route.ts';
import { brandNames } from './brand-names.ts';

/** A brand as kept (documents of kind `brands`); `departments` empty: sells in every category. */
export interface Brand {
  id: string;
  name: string;
  /** Lower case without accents, for the search by prefix. */
  key: string;
  authorized_status: 'AUTHORIZED' | 'UNAUTHORIEZD';
  is_t1_brand: boolean;
  brand_status: 'AVAILABLE' | 'UNAVAILABLE';
  departments: string[];
  /** Empty for the brands of every shop. */
  shop: string;
  /** Seconds; only of a shop's own brands. */
  create_time?: number;
}

export function brandsOf({ state }: Pick<TiktokShopContext, 'state'>) {
  return state.collection<Brand>('brands', ['key']);
}

/** A brand the shop can see: everybody's or its own. */
export function findBrand(context: TiktokShopContext, shop: string, id: string): Brand | undefined {
  const brand = brandsOf(context).get(id);
  return brand === undefined || (brand.shop !== '' && brand.shop !== shop) ? undefined : brand;
}

/** Puts the common brands into an empty state. */
export function seedBrands(context: TiktokShopContext): void {
  const brands = brandsOf(context);
  if (brands.count() > 0) return;
  context.state.transaction(() => {
    for (const [departments, names] of brandNames) {
      for (const word of names.split(' ')) {
        const mark = /[*+-]$/.exec(word)?.[0];
        const name = word.replace(/[*+-]$/, '').replaceAll('_', ' ');
        const id = context.ids.next('7082', 19);
        brands.put(id, '', {
          id,
          name,
          key: brandKey(name),
          authorized_status: mark === '+' ? 'AUTHORIZED' : 'UNAUTHORIEZD',
          is_t1_brand: mark === '*',
          brand_status: mark === '-' ? 'UNAVAILABLE' : 'AVAILABLE',
          departments: departments === '' ? [] : departments.split(' '),
          shop: '',
        });
      }
    }
  });
}

export function brandKey(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
