import { createRandom } from '../../kernel/random.ts';
import type { Brand, FeedDefinition, Kinds } from '../shop.ts';
import { generateCategories } from './generate-categories.ts';
import { generateProducts } from './generate-products.ts';
import { brands as brandNames } from './words.ts';

export type ShopSeed = { readonly [K in keyof Kinds]: readonly Kinds[K][] };

export interface SeedPlan {
  readonly account: string;
  readonly title: string;
  readonly products: number;
  /** Whether the second warehouse, too, sells on the TikTok policy. */
  readonly bothWarehousesOnTikTok: boolean;
}

/** The two accounts that stand in a new sandbox (surface.md, section 7). */
export const seedPlans: readonly SeedPlan[] = [
  { account: 'lojademo', title: 'Loja Demo', products: 250, bothWarehousesOnTikTok: false },
  { account: 'lojaduas', title: 'Loja Duas', products: 20, bothWarehousesOnTikTok: true },
];

/** Everything a new account holds; the same plan and seed always give the same shop. */
export function generateShop(plan: SeedPlan, seed: number): ShopSeed {
  const random = createRandom(`${seed}:${plan.account}`);
  const { categories, fields, leafIds } = generateCategories();
  const brands = brandNames.map((name, place): Brand => ({ id: 2_000_001 + place, name, active: true }));
  return {
    accounts: [{ name: plan.account, title: plan.title, withheldRights: [] }],
    policies: [
      { id: 1, name: 'Loja própria', active: true },
      { id: 2, name: 'TikTok Shop', active: true },
    ],
    brands,
    categories,
    fields,
    ...generateProducts({ plan, random, fields, leafIds, brands }),
    warehouses: [
      { id: '1_1', name: 'CD São Paulo', dockIds: ['1'], active: true },
      { id: '1_2', name: 'Loja Rio', dockIds: ['2'], active: true },
    ],
    docks: [
      { id: '1', name: 'Doca São Paulo', policies: [1, 2], active: true },
      { id: '2', name: 'Doca Rio', policies: plan.bothWarehousesOnTikTok ? [1, 2] : [1], active: true },
    ],
    affiliates: [
      {
        id: 'TKT',
        name: 'TikTok Shop',
        followUpEmail: `pedidos@${plan.account}.com.br`,
        salesChannel: '2',
        searchURIEndpoint: null,
        searchURIEndpointVersion: '1.x.x',
        searchURIEndpointAvailableVersions: ['1.x.x'],
        useSellerPaymentMethod: true,
        minimumValueAccumulated: null,
      },
    ],
    feeds: [
      { name: 'tiktok', policy: 2, layout: 'google' },
      { name: 'google', policy: 1, layout: 'google' },
      { name: 'produtos', policy: 2, layout: 'custom' },
    ] satisfies FeedDefinition[],
  };
}
