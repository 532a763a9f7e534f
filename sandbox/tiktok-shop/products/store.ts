import type { TiktokShopContext } from '../route.ts';
import type { Product, Sku } from './product.ts';

/** The view of one SKU in the control state (kind `skus`), and the way from a seller SKU or SKU id to its product. */
export interface SkuRow {
  id: string;
  shop: string;
  product_id: string;
  seller_sku: string;
  price: Sku['price'];
  inventory: Sku['inventory'];
  product_status: Product['status'];
}

export interface ProductStore {
  get(id: string): Product | undefined;
  /** Writes a product, its row in the search index, and the rows of the SKUs that were touched (all by default). */
  save(product: Product, touchedSkus?: ReadonlySet<string>): void;
  skuById(id: string): SkuRow | undefined;
  skusBySellerSku(shop: string, sellerSku: string): SkuRow[];
  underReview(): Product[];
  /** Another product of the shop with this external id. */
  hasExternalId(shop: string, externalId: string, except: string | undefined): boolean;
}

/**
 * Products are documents (kind `products`); beside them `product_index` answers searches without opening them.
 * The product holds the truth about its SKUs; the rows of kind `skus` follow it in the same transaction.
 */
export function openProducts({ state }: Pick<TiktokShopContext, 'state'>): ProductStore {
  const known = opened.get(state);
  if (known !== undefined) return known;
  const store = createStore(state);
  opened.set(state, store);
  return store;
}

const opened = new WeakMap<object, ProductStore>();

function createStore(state: TiktokShopContext['state']): ProductStore {
  const products = state.collection<Product>('products');
  const skus = state.collection<SkuRow>('skus', ['seller_sku', 'product_id']);
  state.db.exec(`
    CREATE TABLE IF NOT EXISTS product_index (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, shop TEXT NOT NULL, status TEXT NOT NULL, audit TEXT NOT NULL,
      create_time INTEGER NOT NULL, update_time INTEGER NOT NULL, external_id TEXT);
    CREATE INDEX IF NOT EXISTS product_index_by_shop ON product_index (shop, seq);
    CREATE INDEX IF NOT EXISTS product_index_by_status ON product_index (shop, status, seq);
    CREATE INDEX IF NOT EXISTS product_index_by_update ON product_index (shop, update_time);
    CREATE INDEX IF NOT EXISTS product_index_by_external ON product_index (shop, external_id);
  `);
  const index = state.db.prepare(`
    INSERT INTO product_index (id, shop, status, audit, create_time, update_time, external_id) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET status = excluded.status, audit = excluded.audit, update_time = excluded.update_time, external_id = excluded.external_id`);
  const external = state.db.prepare(
    "SELECT id FROM product_index WHERE shop = ? AND external_id = ? AND id <> ? AND status <> 'DELETED' LIMIT 1",
  );

  const waiting = state.db.prepare("SELECT id FROM product_index WHERE audit = 'AUDITING' ORDER BY seq");

  return {
    get: (id) => products.get(id),
    save(product, touchedSkus) {
      state.transaction(() => {
        products.put(product.id, product.shop, product);
        const { id, shop, status, audit, create_time, update_time, external_product_id } = product;
        index.run(id, shop, status, audit.status, create_time, update_time, external_product_id ?? null);
        saveSkus(product, touchedSkus);
      });
    },
    skuById: (id) => skus.get(id),
    skusBySellerSku: (shop, sellerSku) => skus.find('seller_sku', sellerSku, shop),
    underReview: () => waiting.all().flatMap(({ id }) => products.get(String(id)) ?? []),
    hasExternalId: (shop, externalId, except) => external.get(shop, externalId, except ?? '') !== undefined,
  };

  function saveSkus(product: Product, touched: ReadonlySet<string> | undefined): void {
    if (touched === undefined) {
      const live = new Set(product.skus.map(({ id }) => id));
      for (const row of skus.find('product_id', product.id)) if (!live.has(row.id)) skus.delete(row.id);
    }
    for (const sku of product.skus) {
      if (touched !== undefined && !touched.has(sku.id)) continue;
      skus.put(sku.id, product.shop, {
        id: sku.id,
        shop: product.shop,
        product_id: product.id,
        seller_sku: sku.seller_sku ?? '',
        price: sku.price,
        inventory: sku.inventory,
        product_status: product.status,
      });
    }
  }
}
