import { describe, expect, it } from 'vitest';
import { useVtex } from './open-vtex.ts';

const vtex = useVtex();

/** Path, where in the answer to look, and the names that must be there and no others. */
const shapes: readonly [string, (body: any) => object, string][] = [
  [
    '/api/catalog/pvt/stockkeepingunit/2001',
    (body) => body,
    'Id ProductId IsActive ActivateIfPossible Name RefId PackagedHeight PackagedLength PackagedWidth PackagedWeightKg Height Length Width WeightKg CubicWeight IsKit CreationDate RewardValue EstimatedDateArrival ManufacturerCode CommercialConditionId MeasurementUnit UnitMultiplier ModalType KitItensSellApart Videos',
  ],
  [
    '/api/catalog_system/pvt/sku/stockkeepingunitbyid/2001',
    (body) => body,
    'Id ProductId NameComplete ComplementName ProductName ProductDescription ProductRefId TaxCode SkuName IsActive IsTransported IsInventoried IsGiftCardRecharge ImageUrl DetailUrl CSCIdentification BrandId BrandName IsBrandActive Dimension RealDimension ManufacturerCode IsKit KitItems Services Categories CategoriesFullPath Attachments Collections SkuSellers SalesChannels Images Videos SkuSpecifications ProductSpecifications ProductClustersIds PositionsInClusters ProductClusterNames ProductClusterHighlights ProductCategoryIds IsDirectCategoryActive ProductGlobalCategoryId ProductCategories CommercialConditionId RewardValue AlternateIds AlternateIdValues EstimatedDateArrival MeasurementUnit UnitMultiplier InformationSource ModalType KeyWords ReleaseDate ProductIsVisible ShowIfNotAvailable IsProductActive ProductFinalScore',
  ],
  [
    '/api/catalog_system/pvt/sku/stockkeepingunitbyid/2001',
    (body) => body.Dimension,
    'cubicweight height length weight width',
  ],
  ['/api/catalog_system/pvt/sku/stockkeepingunitbyid/2001', (body) => body.Images[0], 'ImageUrl ImageName FileId'],
  [
    '/api/catalog_system/pvt/sku/stockkeepingunitbyid/2001',
    (body) => body.SkuSpecifications[0],
    'FieldId FieldName FieldValueIds FieldValues IsFilter FieldGroupId FieldGroupName',
  ],
  [
    '/api/catalog/pvt/stockkeepingunit/2001/file',
    (body) => body[0],
    'Id ArchiveId SkuId Name IsMain Label Text Url FileLocation Position',
  ],
  ['/api/catalog/pvt/stockkeepingunit/2001/specification', (body) => body[0], 'Id SkuId FieldId FieldValueId Text'],
  [
    '/api/catalog/pvt/product/1001',
    (body) => body,
    'Id Name DepartmentId CategoryId BrandId LinkId RefId IsVisible Description DescriptionShort ReleaseDate KeyWords Title IsActive TaxCode MetaTagDescription SupplierId ShowWithoutStock AdWordsRemarketingCode LomadeeCampaignCode Score',
  ],
  ['/api/catalog_system/pvt/products/1001/specification', (body) => body[0], 'Value Id Name'],
  ['/api/catalog/pvt/product/1001/specification', (body) => body[0], 'Id ProductId FieldId FieldValueId Text'],
  [
    '/api/catalog_system/pub/specification/field/listTreeByCategoryId/3',
    (body) => body[0],
    'Name CategoryId FieldId IsActive IsStockKeepingUnit',
  ],
  ['/api/catalog_system/pvt/brand/list', (body) => body[0], 'id name isActive title metaTagDescription imageUrl'],
  ['/api/catalog_system/pvt/brand/pagedlist?pageSize=5&page=1', (body) => body, 'items paging'],
  ['/api/catalog_system/pvt/brand/pagedlist?pageSize=5&page=1', (body) => body.paging, 'page perPage total pages'],
  [
    '/api/catalog_system/pub/category/tree/3',
    (body) => body[0].children[0].children[0],
    'id name hasChildren url children Title MetaTagDescription',
  ],
  [
    '/api/catalog_system/pvt/saleschannel/list',
    (body) => body[0],
    'Id Name IsActive ProductClusterId CountryCode CultureInfo TimeZone CurrencyCode CurrencySymbol CurrencyLocale CurrencyFormatInfo Origin Position ConditionRule CurrencyDecimalDigits',
  ],
  ['/pricing/prices/2001', (body) => body, 'itemId listPrice costPrice markup basePrice fixedPrices'],
  [
    '/api/logistics/pvt/inventory/skus/2001',
    (body) => body.balance[0],
    'warehouseId warehouseName totalQuantity reservedQuantity hasUnlimitedQuantity timeToRefill dateOfSupplyUtc leadTime',
  ],
  [
    '/api/logistics/pvt/inventory/items/2001/warehouses/1_1',
    (body) => body[0],
    'skuId warehouseId dockId totalQuantity reservedQuantity availableQuantity isUnlimited salesChannel deliveryChannels timeToRefill dateOfSupplyUtc supplyLotId keepSellingAfterExpiration transfer',
  ],
  [
    '/api/logistics/pvt/configuration/warehouses',
    (body) => body[0],
    'id name warehouseDocks pickupPointIds priority isActive',
  ],
  [
    '/api/logistics/pvt/configuration/docks',
    (body) => body[0],
    'id name priority dockTimeFake timeFakeOverhead salesChannels salesChannel freightTableIds wmsEndPoint pickupStoreInfo deliveryFromStoreInfo address location isActive',
  ],
  [
    '/api/fulfillment/pvt/affiliates/TKT',
    (body) => body,
    'id followUpEmail useSellerPaymentMethod name salesChannel searchURIEndpoint searchURIEndpointVersion searchURIEndpointAvailableVersions minimumValueAccumulated',
  ],
];

describe('answers have the published names', () => {
  it.each(shapes)('%s (%#)', async (path, pick, names) => {
    const answer = await vtex.call(path);
    expect(answer.status).toBe(200);
    expect(Object.keys(pick(answer.json())).sort()).toEqual(names.split(' ').sort());
  });
});

describe('SKU and context', () => {
  const context = async (id: number, query = '') =>
    (await vtex.call(`/api/catalog_system/pvt/sku/stockkeepingunitbyid/${id}${query}`)).json();

  it('gives the brand id as text, the department first, and absent alternate ids no key', async () => {
    const withoutEan = (await vtex.skus()).find(({ ean }) => ean === null);
    const body = await context(withoutEan?.id ?? 0);
    expect(body.BrandId).toMatch(/^\d+$/);
    expect(body.AlternateIds).toEqual({ RefId: withoutEan?.refId });
    expect(body.AlternateIdValues).toEqual([withoutEan?.refId]);
    const [department] = body.ProductCategoryIds.split('/').filter(Boolean);
    expect(body.CategoriesFullPath.at(-1)).toBe(`/${department}/`);
    expect(body.CategoriesFullPath[0]).toBe(body.ProductCategoryIds);
  });

  it('has null for the picture of a SKU without one, whose file list is empty or 404 by the switch', async () => {
    const bare = (await vtex.skus()).find(({ images }) => images.length === 0);
    expect(await context(bare?.id ?? 0)).toMatchObject({ ImageUrl: null, Images: [] });
    const files = () => vtex.call(`/api/catalog/pvt/stockkeepingunit/${bare?.id}/file`);
    expect((await files()).json()).toEqual([]);
    await vtex.control('/switches', { filesOfSkuWithoutImage: '404' });
    expect((await files()).status).toBe(404);
    await vtex.control('/switches', { filesOfSkuWithoutImage: 'empty' });
  });

  it('of a SKU outside the policy leaves the policy out, or is 404 by the switch', async () => {
    const outside = (await vtex.skus()).find(({ policies }) => !policies.includes(2));
    expect((await context(outside?.id ?? 0, '?sc=2')).SalesChannels).toEqual([1]);
    await vtex.control('/switches', { skuContextOutsidePolicy: '404' });
    const path = `/api/catalog_system/pvt/sku/stockkeepingunitbyid/${outside?.id}`;
    expect((await vtex.call(`${path}?sc=2`)).status).toBe(404);
    expect((await vtex.call(`${path}?sc=1`)).status).toBe(200);
    await vtex.control('/switches', { skuContextOutsidePolicy: 'answer' });
  });
});

describe('what is not there', () => {
  it('is told by each catalog in its own way, or in one by the switch', async () => {
    const old = () => vtex.call('/api/catalog_system/pvt/sku/stockkeepingunitbyid/999999');
    const fresh = () => vtex.call('/api/catalog/pvt/stockkeepingunit/999999');
    expect([(await old()).status, (await old()).json()]).toEqual([404, { Message: 'SKU não encontrado.' }]);
    expect([(await fresh()).status, (await fresh()).text]).toEqual([404, 'SKU não encontrado.']);
    await vtex.control('/switches', { catalogErrorBody: 'json-string' });
    expect((await old()).json()).toBe('SKU não encontrado.');
    expect((await fresh()).json()).toBe('SKU não encontrado.');
    await vtex.control('/switches', { catalogErrorBody: 'mixed' });
  });

  it.each([
    '/api/catalog/pvt/product/99',
    '/api/catalog_system/pvt/products/productget/99',
    '/api/catalog_system/pvt/products/99/specification',
    '/api/catalog/pvt/category/999',
    '/api/catalog_system/pub/specification/field/listTreeByCategoryId/999',
    '/api/catalog/pvt/stockkeepingunit/abc',
    '/api/logistics/pvt/inventory/skus/99',
    '/api/logistics/pvt/inventory/items/2001/warehouses/nosuch',
    '/api/logistics/pvt/configuration/docks/nosuch',
    '/api/fulfillment/pvt/affiliates/XYZ',
    '/arquivos/ids/1',
    '/XMLData/nosuch.xml',
  ])('%s is 404', async (path) => {
    expect((await vtex.call(path)).status).toBe(404);
  });
});

describe('categories', () => {
  it('come as deep as asked, and with their path', async () => {
    const flat = (await vtex.call('/api/catalog_system/pub/category/tree/1')).json();
    expect(flat.every((department: any) => department.hasChildren && department.children.length === 0)).toBe(true);
    const leaf = (await vtex.call('/api/catalog_system/pub/category/tree/3')).json()[0].children[0].children[0];
    const category = (await vtex.call(`/api/catalog/pvt/category/${leaf.id}?includeTreePath=true`)).json();
    expect(category.TreePath.at(-1)).toBe(leaf.name);
    expect(category.TreePathIds).toHaveLength(3);
    expect((await vtex.call(`/api/catalog/pvt/category/${leaf.id}`)).json().TreePath).toBeUndefined();
  });

  it('name the trade policies of a product', async () => {
    const [sku] = await vtex.skus();
    const product = (await vtex.call(`/api/catalog_system/pvt/products/productget/${sku?.productId}`)).json();
    expect(product.ListStoreId).toEqual(sku?.policies);
  });
});
