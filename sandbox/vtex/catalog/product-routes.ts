import { json, wholeNumber } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { failure } from '../errors.ts';
import type { ErrorFamily } from '../errors.ts';
import type { Product } from '../shop.ts';
import type { ShopStore } from '../store.ts';
import { categoryPath } from './describe-sku.ts';
import { readWindow } from './read-page.ts';

const system = '/api/catalog_system/pvt/products';
const catalog = '/api/catalog/pvt/product';

/** Products, their specifications by name and by id, and the ids of products with their SKUs (contract 2.1). */
export const productRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${system}/GetProductAndSkuIds`,
    family: 'catalog-system',
    access: 'key',
    handle: listProductsWithSkus,
  },
  {
    method: 'GET',
    path: `${system}/productget/:id`,
    family: 'catalog-system',
    access: 'key',
    handle: ofProduct('catalog-system', (product, call) =>
      json({ ...describe(product, call.shop), ListStoreId: policiesOf(product, call.shop) }),
    ),
  },
  {
    method: 'GET',
    path: `${system}/:id/specification`,
    family: 'catalog-system',
    access: 'key',
    handle: ofProduct('catalog-system', (product, { shop }) =>
      json(
        product.specifications.map(({ fieldId, text }) => ({
          Value: [text],
          Id: fieldId,
          Name: shop.get('fields', fieldId)?.name ?? '',
        })),
      ),
    ),
  },
  {
    method: 'GET',
    path: `${catalog}/:id`,
    family: 'catalog',
    access: 'key',
    handle: ofProduct('catalog', (product, { shop }) => json(describe(product, shop))),
  },
  {
    method: 'GET',
    path: `${catalog}/:id/specification`,
    family: 'catalog',
    access: 'key',
    handle: ofProduct('catalog', (product) =>
      json(
        product.specifications.map(({ id, fieldId, valueId, text }) => ({
          Id: id,
          ProductId: product.id,
          FieldId: fieldId,
          FieldValueId: valueId,
          Text: text,
        })),
      ),
    ),
  },
];

function ofProduct(family: ErrorFamily, answer: (product: Product, call: Call) => Reply): Route['handle'] {
  return (call) => {
    const product = call.shop.get('products', wholeNumber(call.params['id']) ?? -1);
    if (product) return answer(product, call);
    return failure(family, { status: 404, message: 'Produto não encontrado.' }, call.world.switches);
  };
}

function describe(product: Product, shop: ShopStore): object {
  return {
    Id: product.id,
    Name: product.name,
    DepartmentId: categoryPath(shop, product.categoryId)[0]?.id ?? product.categoryId,
    CategoryId: product.categoryId,
    BrandId: product.brandId,
    LinkId: product.linkId,
    RefId: product.refId,
    IsVisible: product.visible,
    Description: product.description,
    DescriptionShort: '',
    ReleaseDate: product.releaseDate,
    KeyWords: product.keyWords,
    Title: product.name,
    IsActive: product.active,
    TaxCode: '',
    MetaTagDescription: '',
    SupplierId: null,
    ShowWithoutStock: product.showWithoutStock,
    AdWordsRemarketingCode: null,
    LomadeeCampaignCode: null,
    Score: null,
  };
}

function policiesOf(product: Product, shop: ShopStore): number[] {
  const policies = shop.list('skus').flatMap((sku) => (sku.productId === product.id ? sku.policies : []));
  return [...new Set(policies)].sort((a, b) => a - b);
}

/** Active products only, each with its active SKUs; windows of at most 250, counted from 1. */
function listProductsWithSkus(call: Call): Reply {
  const { shop, world } = call;
  const window = readWindow(call, { first: 1, width: 20, most: 250 });
  if ('problem' in window) return failure('catalog-system', { status: 400, message: window.problem }, world.switches);
  const category = wholeNumber(call.query('categoryId'));
  const products = shop
    .list('products')
    .filter((product) => product.active)
    .filter(
      (product) => category === undefined || categoryPath(shop, product.categoryId).some(({ id }) => id === category),
    );
  const skus = Map.groupBy(
    shop.list('skus').filter(({ active }) => active),
    ({ productId }) => productId,
  );
  const shown = products.slice(window.from - 1, window.to);
  return json({
    data: Object.fromEntries(shown.map(({ id }) => [String(id), (skus.get(id) ?? []).map((sku) => sku.id)])),
    range: { total: products.length, from: window.from, to: window.to },
  });
}
