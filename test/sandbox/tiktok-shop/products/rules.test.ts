import { describe, expect, test } from 'vitest';
import { resolveListing } from '../../../../sandbox/tiktok-shop/products/rules/resolve-listing.ts';
import type { ListingEnv } from '../../../../sandbox/tiktok-shop/products/rules/listing-env.ts';
import type { ProductBody, SkuBody } from '../../../../sandbox/tiktok-shop/products/rules/product-shape.ts';
import type { Brand } from '../../../../sandbox/tiktok-shop/catalogue/brands.ts';
import { categories } from '../../../../sandbox/tiktok-shop/catalogue/category-tree.ts';

const leafOf = (name: string): string =>
  categories.find((category) => category.names['pt-BR'] === name)?.id ?? `no ${name}`;
const images: Record<string, { width: number; height: number }> = {
  'img/a': { width: 600, height: 600 },
  'img/small': { width: 299, height: 600 },
  'img/edge': { width: 300, height: 4000 },
  'img/large': { width: 600, height: 4001 },
};
const brand = (change: Partial<Brand>): Brand => ({
  id: '1',
  name: 'X',
  key: 'x',
  authorized_status: 'UNAUTHORIEZD',
  is_t1_brand: false,
  brand_status: 'AVAILABLE',
  departments: [],
  shop: '',
  ...change,
});
const brands: Record<string, Brand> = {
  plain: brand({}),
  t1: brand({ is_t1_brand: true }),
  t1ok: brand({ is_t1_brand: true, authorized_status: 'AUTHORIZED' }),
  gone: brand({ brand_status: 'UNAVAILABLE' }),
  kitchen: brand({ departments: ['611'] }),
  shoes: brand({ departments: ['604'] }),
};
const warehouse = (id: string, change: object = {}) => ({
  id,
  shop: 'shop',
  entity_id: '',
  name: '',
  effect_status: 'ENABLED' as const,
  type: 'SALES_WAREHOUSE' as const,
  sub_type: 'DOMESTIC_WAREHOUSE' as const,
  is_default: true,
  address: {},
  ...change,
});
const warehouses: Record<string, ReturnType<typeof warehouse>> = {
  w1: warehouse('w1'),
  w2: warehouse('w2'),
  foreign: warehouse('foreign', { shop: 'other' }),
  closed: warehouse('closed', { effect_status: 'DISABLED' }),
  holiday: warehouse('holiday', { effect_status: 'RESTRICTED' }),
  returns: warehouse('returns', { type: 'RETURN_WAREHOUSE' }),
};

let made = 0;
function env(change: Partial<ListingEnv> = {}): ListingEnv {
  return {
    shop: 'shop',
    now: 1_800_000_000,
    findImage: (uri) => images[uri],
    isImageUrl: (src) => src === 'http://sandbox/img/a',
    hasFile: (id) => id === 'file',
    hasSizeChart: (id) => id === 'chart',
    findBrand: (id) => brands[id],
    findWarehouse: (id) => warehouses[id],
    hasReturnWarehouse: () => true,
    isExternalIdTaken: (id) => id === 'taken',
    newSkuId: () => String((made += 1)),
    zeroQuantity: true,
    refusesSizeCharts: false,
    prohibitedPass: false,
    ...change,
  };
}

const sku = (change: Partial<SkuBody> = {}): SkuBody => ({
  seller_sku: 'A-1',
  price: { amount: '49.90', currency: 'BRL' },
  inventory: [{ warehouse_id: 'w1', quantity: 10 }],
  ...change,
});
const colored = (value: string, change: Partial<SkuBody> = {}): SkuBody =>
  sku({ sales_attributes: [{ name: 'Cor', value_name: value }], ...change });
const body = (change: Partial<ProductBody> = {}): ProductBody => ({
  title: 'Caneca de cerâmica',
  description: '<p>Caneca de 300 ml.</p>',
  category_id: leafOf('Canecas e xícaras'),
  main_images: [{ uri: 'img/a' }],
  skus: [sku()],
  package_weight: { value: '0.450', unit: 'KILOGRAM' },
  ...change,
});
const codes = (given: ProductBody, world: ListingEnv = env()): number[] =>
  resolveListing(given, world).faults.map(({ code }) => code);

const img = (attributes: string): string => `<p>Texto</p><img ${attributes}>`;
const whole = 'src="http://sandbox/img/a" width="100" height="100"';
const attr = (name: string, value: string, change: object = {}) => ({ name, value_name: value, ...change });
const shirt = (attributes: NonNullable<ProductBody['product_attributes']>): ProductBody =>
  body({
    category_id: leafOf('Camisetas masculinas'),
    product_attributes: [{ id: '100301', values: [{ name: 'Masculino' }] }, ...attributes],
  });
const phone = (attributes: NonNullable<ProductBody['product_attributes']>): ProductBody =>
  body({ category_id: leafOf('Smartphones'), product_attributes: attributes });
const helmet = (certifications: ProductBody['certifications']): ProductBody =>
  body({ category_id: leafOf('Capacetes'), certifications });

/** [rule, what it accepts, what it refuses, the code]. */
const table: [string, ProductBody, ProductBody, number][] = [
  [
    'title: 300 characters',
    body({ title: 'Título '.repeat(42) + 'Título' }),
    body({ title: 'Título '.repeat(43) }),
    12052051,
  ],
  ['title: characters, not bytes', body({ title: 'çã'.repeat(150) }), body({ title: 'çã'.repeat(151) }), 12052051],
  ['title: not empty', body({ title: 'A' }), body({ title: '  ' }), 12052261],
  ['title: no Chinese', body({ title: 'Caneca árabe قهوة' }), body({ title: 'Caneca 杯子' }), 12052262],
  ['title: no HTML escapes', body({ title: 'Café & chá' }), body({ title: 'Café &amp; chá' }), 12052931],
  ['title: no emoji', body({ title: 'Caneca™ ®' }), body({ title: 'Caneca 🎉' }), 12052931],
  ['title: no control characters', body({ title: 'Caneca azul' }), body({ title: 'Caneca\u007F' }), 12052931],
  ['title: not only symbols', body({ title: '!A!' }), body({ title: '!@#$' }), 12052931],
  [
    'title: at most nine equal in a row',
    body({ title: 'caneca aaaaaaaaa' }),
    body({ title: 'caneca aaaaaaaaaa' }),
    12052931,
  ],
  ['description: not empty', body(), body({ description: '' }), 12052015],
  [
    'description: 10,000 characters',
    body({ description: `<p>${'ab '.repeat(3331)}</p>` }),
    body({ description: `<p>${'ab '.repeat(3333)}</p>` }),
    12052013,
  ],
  [
    'description: known tags',
    body({ description: '<ul><li>um<li>dois</ul><table><tr><td>a</td></tr></table>' }),
    body({ description: '<p>a</p><script>b</script>' }),
    12052345,
  ],
  [
    'description: closed tags',
    body({ description: '<p>um<br>dois<p>três' }),
    body({ description: '<p><strong>um</p>' }),
    12052344,
  ],
  [
    'description: no handlers',
    body({ description: '<p style="color:red">a</p>' }),
    body({ description: '<p onclick="x()">a</p>' }),
    12052350,
  ],
  [
    'description: whole images',
    body({ description: img(whole) }),
    body({ description: img('src="http://sandbox/img/a"') }),
    12052348,
  ],
  [
    'description: own images',
    body({ description: img(whole) }),
    body({ description: img(whole.replace('sandbox', 'elsewhere')) }),
    12052340,
  ],
  [
    'description: image sides',
    body({ description: img(whole.replace('"100"', '"3999"')) }),
    body({ description: img(whole.replace('"100"', '"4000"')) }),
    12052341,
  ],
  [
    'description: 30 images',
    body({ description: `<p>a</p>${`<img ${whole}>`.repeat(30)}` }),
    body({ description: `<p>a</p>${`<img ${whole}>`.repeat(31)}` }),
    12052056,
  ],
  [
    'description: no escapes',
    body({ description: '<p>um & dois</p>' }),
    body({ description: '<p>um&nbsp;dois</p>' }),
    12052932,
  ],
  ['description: no Chinese', body({ description: '<p>texto</p>' }), body({ description: '<p>杯子</p>' }), 12052346],
  ['category: exists', body(), body({ category_id: '699999' }), 12052023],
  ['category: leaf', body(), body({ category_id: '611200' }), 12052024],
  ['category: version', body({ category_version: 'v1' }), body({ category_version: 'v2' }), 12052217],
  ['category: not prohibited', body(), body({ category_id: leafOf('Animais vivos') }), 12052220],
  ['category: not invite only', body(), body({ category_id: leafOf('Joias em ouro e diamante') }), 12052223],
  ['category: of the shop', body(), body({ category_id: leafOf('Moedas e selos') }), 12052225],
  ['brand: T1 needs authorization', body({ brand_id: 't1ok' }), body({ brand_id: 't1' }), 12052208],
  ['brand: available', body({ brand_id: 'plain' }), body({ brand_id: 'gone' }), 12052200],
  ['brand: in its categories', body({ brand_id: 'kitchen' }), body({ brand_id: 'shoes' }), 12052201],
  ['images: at least one', body(), body({ main_images: [] }), 12052028],
  [
    'images: nine',
    body({ main_images: Array.from({ length: 9 }, () => ({ uri: 'img/a' })) }),
    body({ main_images: Array.from({ length: 10 }, () => ({ uri: 'img/a' })) }),
    12052306,
  ],
  ['images: uploaded', body(), body({ main_images: [{ uri: 'img/none' }] }), 12052722],
  ['images: no links', body(), body({ main_images: [{ uri: 'https://shop/a.jpg' }] }), 12052300],
  [
    'images: 300 px',
    body({ main_images: [{ uri: 'img/edge' }] }),
    body({ main_images: [{ uri: 'img/small' }] }),
    12052301,
  ],
  [
    'images: 4000 px',
    body({ main_images: [{ uri: 'img/edge' }] }),
    body({ main_images: [{ uri: 'img/large' }] }),
    12052302,
  ],
  [
    'weight: not zero',
    body({ package_weight: { value: '0.001', unit: 'KILOGRAM' } }),
    body({ package_weight: { value: '0.000', unit: 'KILOGRAM' } }),
    12052181,
  ],
  [
    'weight: three decimals',
    body({ package_weight: { value: '1.999', unit: 'KILOGRAM' } }),
    body({ package_weight: { value: '1.9999', unit: 'KILOGRAM' } }),
    12052006,
  ],
  [
    'weight: grams are whole',
    body({ package_weight: { value: '450', unit: 'GRAM' } }),
    body({ package_weight: { value: '450.5', unit: 'GRAM' } }),
    12052006,
  ],
  ['weight: metric in Brazil', body(), body({ package_weight: { value: '1.00', unit: 'POUND' } }), 12019061],
  ['weight: known unit', body(), body({ package_weight: { value: '1', unit: 'STONE' } }), 12052916],
  [
    'dimensions: decimals are rounded',
    body({ package_dimensions: { length: '12,4', width: '10.5', height: '1', unit: 'CENTIMETER' } }),
    body({ package_dimensions: { length: 'x', width: '10', height: '1', unit: 'CENTIMETER' } }),
    12052005,
  ],
  [
    'dimensions: width',
    body({ package_dimensions: { length: '1', width: '1', height: '1', unit: 'CENTIMETER' } }),
    body({ package_dimensions: { length: '1', width: '-1', height: '1', unit: 'CENTIMETER' } }),
    12052004,
  ],
  [
    'dimensions: height is not zero',
    body({ package_dimensions: { length: '1', width: '1', height: '0.5', unit: 'CENTIMETER' } }),
    body({ package_dimensions: { length: '1', width: '1', height: '0.4', unit: 'CENTIMETER' } }),
    12052003,
  ],
  [
    'dimensions: units of one system',
    body(),
    body({ package_dimensions: { length: '1', width: '1', height: '1', unit: 'INCH' } }),
    12052915,
  ],
  [
    'dimensions: required for large things',
    body({
      category_id: leafOf('TVs'),
      package_dimensions: { length: '90', width: '20', height: '60', unit: 'CENTIMETER' },
    }),
    body({ category_id: leafOf('TVs') }),
    12052116,
  ],
  ['attributes: required', shirt([]), body({ category_id: leafOf('Camisetas masculinas') }), 12052104],
  [
    'attributes: one value',
    shirt([{ id: '100302', values: [{ name: 'Algodão' }, { name: 'Linho' }] }]),
    shirt([{ id: '100303', values: [{ name: 'Liso' }, { name: 'Floral' }] }]),
    12052246,
  ],
  [
    'attributes: own values',
    shirt([{ id: '100302', values: [{ name: 'Bambu' }] }]),
    shirt([{ id: '100304', values: [{ name: 'Monções' }] }]),
    12052247,
  ],
  [
    'attributes: known value ids',
    shirt([{ id: '100302', values: [{ id: '1030201' }] }]),
    shirt([{ id: '100302', values: [{ id: '999' }] }]),
    12052529,
  ],
  [
    'attributes: a value',
    shirt([{ id: '100302', values: [{ name: 'Linho' }] }]),
    shirt([{ id: '100302', values: [{}] }]),
    12052248,
  ],
  [
    'attributes: no value twice',
    shirt([]),
    shirt([{ id: '100302', values: [{ name: 'Linho' }, { name: 'linho' }] }]),
    12052251,
  ],
  ['attributes: no attribute twice', shirt([]), shirt([{ id: '100301', values: [{ name: 'Unissex' }] }]), 12052254],
  ['attributes: an id', shirt([]), shirt([{ values: [{ name: 'Linho' }] }]), 12052241],
  [
    'attributes: 2,000 characters',
    shirt([{ id: '100302', values: [{ name: 'ab '.repeat(666) }] }]),
    shirt([{ id: '100302', values: [{ name: 'ab '.repeat(668) }] }]),
    12052249,
  ],
  [
    'attributes: numbers where numbers',
    body({ product_attributes: [{ id: '100308', values: [{ name: '2.5' }] }] }),
    body({ product_attributes: [{ id: '100308', values: [{ name: 'dois' }] }] }),
    12052256,
  ],
  [
    'attributes: condition met',
    phone([
      { id: '100314', values: [{ name: 'Sim' }] },
      { id: '100315', values: [{ name: 'Lítio' }] },
    ]),
    phone([{ id: '100314', values: [{ name: 'Sim' }] }]),
    12052182,
  ],
  [
    'attributes: condition not met',
    phone([{ id: '100314', values: [{ name: 'Não' }] }]),
    phone([
      { id: '100314', values: [{ name: 'Não' }] },
      { id: '100315', values: [{ name: 'Lítio' }] },
    ]),
    12052183,
  ],
  ['skus: at least one', body(), body({ skus: [] }), 12052902],
  [
    'skus: 300',
    body({ skus: Array.from({ length: 300 }, (_, n) => colored(`Cor ${n}`)) }),
    body({ skus: Array.from({ length: 301 }, (_, n) => colored(`Cor ${n}`)) }),
    12052050,
  ],
  [
    'seller sku: 50 characters',
    body({ skus: [sku({ seller_sku: 'A'.repeat(50) })] }),
    body({ skus: [sku({ seller_sku: 'A'.repeat(51) })] }),
    12052054,
  ],
  [
    'seller sku: no spaces',
    body({ skus: [sku({ seller_sku: 'A_1/2.b' })] }),
    body({ skus: [sku({ seller_sku: 'A 1' })] }),
    12019059,
  ],
  [
    'price: format',
    body({ skus: [sku({ price: { amount: '49.9', currency: 'BRL' } })] }),
    body({ skus: [sku({ price: { amount: '49,90', currency: 'BRL' } })] }),
    12052073,
  ],
  [
    'price: lowest',
    body({ skus: [sku({ price: { amount: '0.50', currency: 'BRL' } })] }),
    body({ skus: [sku({ price: { amount: '0.49', currency: 'BRL' } })] }),
    12052570,
  ],
  [
    'price: highest',
    body({ skus: [sku({ price: { amount: '10000', currency: 'BRL' } })] }),
    body({ skus: [sku({ price: { amount: '10000.01', currency: 'BRL' } })] }),
    12052570,
  ],
  ['price: not zero', body(), body({ skus: [sku({ price: { amount: '0.00', currency: 'BRL' } })] }), 12052073],
  ['price: reais', body(), body({ skus: [sku({ price: { amount: '10', currency: 'USD' } })] }), 12052084],
  ['price: an amount', body(), body({ skus: [sku({ price: { currency: 'BRL' } })] }), 12052571],
  [
    'stock: quantity',
    body({ skus: [sku({ inventory: [{ warehouse_id: 'w1', quantity: 99_999 }] })] }),
    body({ skus: [sku({ inventory: [{ warehouse_id: 'w1', quantity: 100_000 }] })] }),
    12052055,
  ],
  [
    'stock: not negative',
    body({ skus: [sku({ inventory: [{ warehouse_id: 'w1', quantity: 0 }] })] }),
    body({ skus: [sku({ inventory: [{ warehouse_id: 'w1', quantity: -1 }] })] }),
    12052055,
  ],
  ['stock: a warehouse', body(), body({ skus: [sku({ inventory: [] })] }), 12019022],
  [
    'stock: warehouse exists',
    body(),
    body({ skus: [sku({ inventory: [{ warehouse_id: 'none', quantity: 1 }] })] }),
    12052097,
  ],
  [
    'stock: own warehouse',
    body(),
    body({ skus: [sku({ inventory: [{ warehouse_id: 'foreign', quantity: 1 }] })] }),
    12052530,
  ],
  [
    'stock: open warehouse',
    body({ skus: [sku({ inventory: [{ warehouse_id: 'holiday', quantity: 1 }] })] }),
    body({ skus: [sku({ inventory: [{ warehouse_id: 'closed', quantity: 1 }] })] }),
    12052531,
  ],
  [
    'stock: sales warehouse',
    body(),
    body({ skus: [sku({ inventory: [{ warehouse_id: 'returns', quantity: 1 }] })] }),
    12052532,
  ],
  [
    'sales attributes: three kinds',
    body({ skus: [sku({ sales_attributes: [attr('Cor', 'a'), attr('Tamanho', 'b'), attr('Aro', 'c')] })] }),
    body({
      skus: [sku({ sales_attributes: [attr('Cor', 'a'), attr('Tamanho', 'b'), attr('Aro', 'c'), attr('Som', 'd')] })],
    }),
    12052525,
  ],
  [
    'sales attributes: the same on each',
    body({ skus: [colored('Azul'), colored('Verde')] }),
    body({ skus: [colored('Azul'), sku()] }),
    12052550,
  ],
  [
    'sales attributes: several SKUs need some',
    body({ skus: [sku()] }),
    body({ skus: [sku(), sku({ seller_sku: 'B' })] }),
    12052550,
  ],
  [
    'sales attributes: unique combination',
    body({ skus: [colored('Azul'), colored('Verde')] }),
    body({ skus: [colored('Azul'), colored('azul')] }),
    12052560,
  ],
  [
    'sales attributes: no kind twice',
    body({ skus: [colored('Azul')] }),
    body({ skus: [sku({ sales_attributes: [attr('Cor', 'a'), attr('cor', 'b')] })] }),
    12052254,
  ],
  [
    'sales attributes: a name',
    body({ skus: [colored('Azul')] }),
    body({ skus: [sku({ sales_attributes: [{ value_name: 'a' }] })] }),
    12052241,
  ],
  [
    'sales attributes: name of 20',
    body({ skus: [sku({ sales_attributes: [attr('Cor da alça esquerda', 'a')] })] }),
    body({ skus: [sku({ sales_attributes: [attr('Cor da alça esquerda!', 'a')] })] }),
    12052242,
  ],
  [
    'sales attributes: value of 50',
    body({ skus: [colored('Azul bem claro, quase branco, com bolinhas verdes.')] }),
    body({ skus: [colored('Azul bem claro, quase branco, com bolinhas verdes e roxas')] }),
    12052249,
  ],
  [
    'sales attributes: a value',
    body({ skus: [colored('Azul')] }),
    body({ skus: [sku({ sales_attributes: [{ name: 'Cor' }] })] }),
    12052248,
  ],
  [
    'sales attributes: known ids',
    body({ skus: [sku({ sales_attributes: [{ id: '100000', value_id: '1000001' }] })] }),
    body({ skus: [sku({ sales_attributes: [{ id: '999999', value_name: 'a' }] })] }),
    12052527,
  ],
  [
    'sales attributes: known value ids',
    body({ skus: [sku({ sales_attributes: [{ id: '100000', value_name: 'a' }] })] }),
    body({ skus: [sku({ sales_attributes: [{ id: '100000', value_id: '5' }] })] }),
    12052529,
  ],
  [
    'sku image: uploaded',
    body({ skus: [sku({ sales_attributes: [attr('Cor', 'a', { sku_img: { uri: 'img/a' } })] })] }),
    body({ skus: [sku({ sales_attributes: [attr('Cor', 'a', { sku_img: { uri: 'img/none' } })] })] }),
    12052520,
  ],
  [
    'sku image: one kind',
    body({ skus: [sku({ sales_attributes: [attr('Cor', 'a', { sku_img: { uri: 'img/a' } }), attr('Aro', 'b')] })] }),
    body({
      skus: [
        sku({
          sales_attributes: [
            attr('Cor', 'a', { sku_img: { uri: 'img/a' } }),
            attr('Aro', 'b', { sku_img: { uri: 'img/a' } }),
          ],
        }),
      ],
    }),
    12052528,
  ],
  [
    'sku image: every value',
    body({ skus: [colored('Azul'), colored('Verde')] }),
    body({ skus: [sku({ sales_attributes: [attr('Cor', 'a', { sku_img: { uri: 'img/a' } })] }), colored('Verde')] }),
    12052522,
  ],
  [
    'sku image: more only with one',
    body(),
    body({ skus: [sku({ sales_attributes: [attr('Cor', 'a', { supplementary_sku_images: [{ uri: 'img/a' }] })] })] }),
    12052357,
  ],
  [
    'code: EAN of 13',
    body({ skus: [sku({ identifier_code: { type: 'EAN', code: '7891234567895' } })] }),
    body({ skus: [sku({ identifier_code: { type: 'EAN', code: '789123456789' } })] }),
    12052591,
  ],
  [
    'code: GTIN of 14',
    body({ skus: [sku({ identifier_code: { type: 'GTIN', code: '10000000000000' } })] }),
    body({ skus: [sku({ identifier_code: { type: 'GTIN', code: '1000000000000' } })] }),
    12052591,
  ],
  [
    'code: UPC of 12',
    body({ skus: [sku({ identifier_code: { type: 'UPC', code: '012345678905' } })] }),
    body({ skus: [sku({ identifier_code: { type: 'UPC', code: '01234567890A' } })] }),
    12052591,
  ],
  [
    'code: ISBN with X',
    body({ skus: [sku({ identifier_code: { type: 'ISBN', code: '080442957X' } })] }),
    body({ skus: [sku({ identifier_code: { type: 'ISBN', code: 'X804429570' } })] }),
    12052598,
  ],
  ['code: a type', body(), body({ skus: [sku({ identifier_code: { code: '7891234567895' } })] }), 12052600],
  [
    'code: unique',
    body({ skus: [colored('a'), colored('b')] }),
    body({
      skus: ['a', 'b'].map((value) => colored(value, { identifier_code: { type: 'EAN', code: '7891234567895' } })),
    }),
    12052592,
  ],
  [
    'pre-order: days',
    body({ skus: [sku({ pre_sale: { type: 'PRE_ORDER', fulfillment_type: { handling_duration_days: 3 } } })] }),
    body({ skus: [sku({ pre_sale: { type: 'PRE_ORDER', fulfillment_type: { handling_duration_days: 31 } } })] }),
    12052712,
  ],
  ['pre-order: type', body(), body({ skus: [sku({ pre_sale: { type: 'MADE_TO_ORDER' } })] }), 12019099],
  [
    'pre-order: same on each',
    body(),
    body({
      skus: [
        colored('a'),
        colored('b', { pre_sale: { type: 'PRE_ORDER', fulfillment_type: { handling_duration_days: 5 } } }),
      ],
    }),
    12019100,
  ],
  [
    'size chart: required',
    body({
      category_id: leafOf('Sutiãs'),
      product_attributes: [{ id: '100302', values: [{ name: 'Algodão' }] }],
      size_chart: { image: { uri: 'img/a' } },
    }),
    body({ category_id: leafOf('Sutiãs'), product_attributes: [{ id: '100302', values: [{ name: 'Algodão' }] }] }),
    12052673,
  ],
  [
    'size chart: a template of the shop',
    { ...shirt([]), size_chart: { template: { id: 'chart' } } },
    { ...shirt([]), size_chart: { template: { id: 'another' } } },
    12052128,
  ],
  ['size chart: uploaded', shirt([]), { ...shirt([]), size_chart: { image: { uri: 'img/none' } } }, 12052670],
  [
    'certificate: required',
    helmet([{ id: '602362', images: [{ uri: 'img/a' }], expiration_date: 1_900_000_000 }]),
    helmet([]),
    12052105,
  ],
  [
    'certificate: not expired',
    helmet([{ id: '602362', files: [{ id: 'file', name: 'a.pdf', format: 'PDF' }], expiration_date: 1_900_000_000 }]),
    helmet([{ id: '602362', images: [{ uri: 'img/a' }], expiration_date: 1_700_000_000 }]),
    12052385,
  ],
  ['certificate: known', body(), body({ certifications: [{ id: '1', images: [{ uri: 'img/a' }] }] }), 12052655],
  ['video: uploaded', body({ video: { id: 'file' } }), body({ video: { id: 'none' } }), 12052360],
  ['external id: unique', body({ external_product_id: 'free' }), body({ external_product_id: 'taken' }), 12052996],
  [
    'idempotency key: 128',
    body({ idempotency_key: 'k'.repeat(128) }),
    body({ idempotency_key: 'k'.repeat(129) }),
    12052910,
  ],
  ['cash on delivery: not in Brazil', body({ is_cod_allowed: false }), body({ is_cod_allowed: true }), 12052222],
];

describe('the rules of a listing in Brazil', () => {
  test.each(table)('%s', (_rule, accepted, refused, code) => {
    expect(codes(accepted)).toEqual([]);
    expect(codes(refused)).toContain(code);
  });

  test('a quantity of zero is refused where the switch says so', () => {
    const zero = body({ skus: [sku({ inventory: [{ warehouse_id: 'w1', quantity: 0 }] })] });
    expect(codes(zero, env({ zeroQuantity: false }))).toEqual([12052055]);
    expect(codes(zero)).toEqual([]);
  });

  test('a shop without a return warehouse lists nothing', () => {
    expect(codes(body(), env({ hasReturnWarehouse: () => false }))).toEqual([12052535]);
  });

  test('an unknown brand and an attribute of another category are dropped with a warning', () => {
    const { content, faults, warnings } = resolveListing(
      body({ brand_id: '123', product_attributes: [{ id: '100319', values: [{ name: 'Inglês' }] }] }),
      env(),
    );
    expect(faults).toEqual([]);
    expect(warnings[0]).toContain('[brand_id]:123 field is incorrect');
    expect(warnings[1]).toContain('[product_attributes]:100319');
    expect(content.brand_id).toBeUndefined();
    expect(content.product_attributes).toEqual([]);
  });

  test('names of the category become its ids, own names keep theirs from listing to listing', () => {
    const skus = (): ProductBody =>
      body({ skus: [sku({ sales_attributes: [attr('color', 'Blue'), attr('Aro', 'Fino')] })] });
    const [one, two] = [resolveListing(skus(), env()), resolveListing(skus(), env())].map(
      ({ content }) => content.skus[0]?.sales_attributes,
    );
    expect(one?.[0]).toEqual({ id: '100000', name: 'Cor', value_id: '1000004', value_name: 'Azul' });
    expect(one?.[1]?.value_id).toMatch(/^1729\d{15}$/);
    expect(two).toEqual(one);
  });
});
