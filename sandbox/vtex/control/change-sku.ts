import { ControlProblem } from '../../kernel/http-types.ts';
import type { SkuChange } from '../announce-changes.ts';
import type { World } from '../call.ts';
import { writePrice } from '../pricing/write-price.ts';
import { writeBalance } from '../logistics/write-balance.ts';
import type { Price, Sku, Specification } from '../shop.ts';
import { changeImages } from './change-images.ts';
import type { ShopStore } from '../store.ts';
import { balanceId } from '../store.ts';
import type { SkuChangeWish } from './read-sku-change.ts';

/** The merchant at work in the Admin: changes a SKU, all or nothing, and fires the notifications that follow. */
export function changeSku(shop: ShopStore, skuId: string, wish: SkuChangeWish, world: World): object {
  const sku = shop.get('skus', skuId);
  if (!sku) throw new ControlProblem(`There is no SKU ${skuId} in ${shop.account}.`, 404);
  if (wish.policy !== undefined && !shop.get('policies', wish.policy))
    throw new ControlProblem(`There is no trade policy ${wish.policy}.`);
  shop.transaction(() => {
    for (const change of changeCatalog(shop, sku, wish, world)) world.announce.skuChanged(shop, sku.id, change);
    if (wish.price !== undefined || wish.listPrice !== undefined) changePrice(shop, sku.id, wish, world);
    if (wish.stock !== undefined || wish.unlimited !== undefined) changeStock(shop, sku.id, wish, world);
  });
  return {
    sku: shop.get('skus', sku.id),
    price: shop.get('prices', sku.id) ?? null,
    balances: shop.list('balances').filter((balance) => balance.skuId === sku.id),
  };
}

function changePrice(shop: ShopStore, skuId: number, { price, listPrice, policy }: SkuChangeWish, world: World): void {
  const before = shop.get('prices', skuId);
  if (policy === undefined && price === null) {
    shop.delete('prices', skuId);
    world.announce.skuChanged(shop, skuId, { kind: 'price' });
    return;
  }
  if (!before && (price === undefined || price === null))
    throw new ControlProblem(`SKU ${skuId} has no price; give one.`);
  const base: Price = before ?? {
    skuId,
    basePrice: price ?? 0,
    listPrice: null,
    costPrice: null,
    markup: 0,
    fixedPrices: [],
  };
  if (policy === undefined) {
    const next = {
      ...base,
      basePrice: price ?? base.basePrice,
      listPrice: listPrice === undefined ? base.listPrice : listPrice,
    };
    writePrice(shop, next, { world });
    return;
  }
  const others = base.fixedPrices.filter(({ table }) => table !== policy);
  const own = base.fixedPrices.find(({ table }) => table === policy);
  const fixed = {
    table: policy,
    value: price ?? own?.value ?? base.basePrice,
    listPrice: listPrice === undefined ? (own?.listPrice ?? null) : listPrice,
    minQuantity: 1,
  };
  writePrice(shop, { ...base, fixedPrices: price === null ? others : [...others, fixed] }, { world, table: policy });
}

function changeStock(
  shop: ShopStore,
  skuId: number,
  { stock, unlimited, warehouse }: SkuChangeWish,
  world: World,
): void {
  const place = warehouse === undefined ? shop.list('warehouses')[0] : shop.get('warehouses', warehouse);
  if (!place)
    throw new ControlProblem(
      `There is no warehouse ${warehouse ?? ''}. Known: ${shop
        .list('warehouses')
        .map(({ id }) => id)
        .join(', ')}.`,
    );
  const empty = {
    skuId,
    warehouseId: place.id,
    total: 0,
    reserved: 0,
    unlimited: false,
    leadTime: '00:00:00',
    dateOfSupply: null,
  };
  const before = shop.get('balances', balanceId(skuId, place.id)) ?? empty;
  writeBalance(
    shop,
    { ...before, total: stock ?? before.total, unlimited: unlimited ?? (stock === undefined && before.unlimited) },
    world,
  );
}

/** Stores what belongs to the catalog and tells which notifications that calls for. */
function changeCatalog(shop: ShopStore, sku: Sku, wish: SkuChangeWish, world: World): SkuChange[] {
  const changes: SkuChange[] = [];
  const next = nextSku(shop, sku, wish, world);
  const policy = Number(wish.policy);
  const leaves = wish.inPolicy === false && sku.policies.includes(policy);
  if (leaves) changes.push({ kind: 'removed', policy });
  if (JSON.stringify(next) !== JSON.stringify(sku)) shop.put('skus', next);

  const product = shop.get('products', next.productId);
  const renamed = product && {
    ...product,
    name: wish.productName ?? product.name,
    description: wish.description ?? product.description,
    brandId: wish.brandId ?? product.brandId,
    categoryId: wish.categoryId ?? product.categoryId,
    specifications: product.specifications.map((each) => respecify(shop, each, wish.specifications ?? {})),
    active: wish.productActive ?? product.active,
  };
  if (renamed && JSON.stringify(renamed) !== JSON.stringify(product)) shop.put('products', renamed);
  const {
    policy: _,
    inPolicy: __,
    price: ___,
    listPrice: ____,
    stock: _____,
    unlimited: ______,
    warehouse: _______,
    ...catalog
  } = wish;
  if (Object.keys(catalog).length > 0 || (wish.inPolicy === true && !sku.policies.includes(policy)))
    changes.push({ kind: 'catalog' });
  return changes;
}

function nextSku(shop: ShopStore, sku: Sku, wish: SkuChangeWish, world: World): Sku {
  if (wish.productId !== undefined && !shop.get('products', wish.productId))
    throw new ControlProblem(`There is no product ${wish.productId}.`);
  if (wish.brandId !== undefined && !shop.get('brands', wish.brandId))
    throw new ControlProblem(`There is no brand ${wish.brandId}.`);
  if (wish.categoryId !== undefined && !shop.get('categories', wish.categoryId))
    throw new ControlProblem(`There is no category ${wish.categoryId}.`);
  const policy = Number(wish.policy);
  const kept = sku.policies.filter((each) => wish.inPolicy === undefined || each !== policy);
  return {
    ...sku,
    name: wish.skuName ?? sku.name,
    active: wish.active ?? sku.active,
    productId: wish.productId ?? sku.productId,
    ean: wish.ean === undefined ? sku.ean : wish.ean,
    policies: wish.inPolicy === true ? [...kept, policy].sort((a, b) => a - b) : kept,
    specifications: sku.specifications.map((each) => respecify(shop, each, wish.specifications ?? {})),
    images: changeImages(shop, sku, wish, world),
  };
}

function respecify(
  shop: ShopStore,
  specification: Specification,
  wanted: Readonly<Record<string, string>>,
): Specification {
  const field = shop.get('fields', specification.fieldId);
  const text = field && wanted[field.name];
  if (!field || text === undefined) return specification;
  return { ...specification, text, valueId: field.values.find(({ name }) => name === text)?.id ?? null };
}
