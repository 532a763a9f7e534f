import { json, wholeNumber } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { failure } from '../errors.ts';
import type { ErrorFamily } from '../errors.ts';
import type { Sku } from '../shop.ts';
import { cubicWeight } from './describe-sku.ts';
import { readPage } from './read-page.ts';
import { skuContext } from './sku-context.ts';

const system = '/api/catalog_system/pvt/sku';
const catalog = '/api/catalog/pvt/stockkeepingunit';

/** SKU ids by page, SKU and context, and the raw records (contract 2.1). */
export const skuRoutes: readonly Route[] = [
  { method: 'GET', path: `${system}/stockkeepingunitids`, family: 'catalog-system', access: 'key', handle: listIds },
  {
    method: 'GET',
    path: `${system}/stockkeepingunitidsbysaleschannel`,
    family: 'catalog-system',
    access: 'key',
    handle: listIdsOfPolicy,
  },
  {
    method: 'GET',
    path: `${system}/stockkeepingunitbyid/:id`,
    family: 'catalog-system',
    access: 'key',
    handle: getContext,
  },
  {
    method: 'GET',
    path: `${catalog}/:id`,
    family: 'catalog',
    access: 'key',
    handle: ofSku('catalog', (sku) => json(rawSku(sku))),
  },
  { method: 'GET', path: `${catalog}/:id/file`, family: 'catalog', access: 'key', handle: ofSku('catalog', listFiles) },
  {
    method: 'GET',
    path: `${catalog}/:id/ean`,
    family: 'catalog',
    access: 'key',
    handle: ofSku('catalog', (sku) => json(sku.ean === null ? [] : [sku.ean])),
  },
  {
    method: 'GET',
    path: `${catalog}/:id/specification`,
    family: 'catalog',
    access: 'key',
    handle: ofSku('catalog', (sku) =>
      json(
        sku.specifications.map(({ id, fieldId, valueId, text }) => ({
          Id: id,
          SkuId: sku.id,
          FieldId: fieldId,
          FieldValueId: valueId,
          Text: text,
        })),
      ),
    ),
  },
];

function listIds(call: Call): Reply {
  const page = readPage(call, { sizeName: 'pagesize', most: 1000, required: true });
  if ('problem' in page) return failure('catalog-system', { status: 400, message: page.problem }, call.world.switches);
  return json(page.of(ascending(call.shop.list('skus'))));
}

function listIdsOfPolicy(call: Call): Reply {
  const policy = wholeNumber(call.query('sc'));
  const page = readPage(call, { sizeName: 'pageSize', most: 1000, defaultSize: 50 });
  if ('problem' in page) return failure('catalog-system', { status: 400, message: page.problem }, call.world.switches);
  if (policy === undefined)
    return failure('catalog-system', { status: 400, message: 'The parameter sc is required.' }, call.world.switches);
  const onlyAssigned = call.query('onlyAssigned')?.toLowerCase() !== 'false';
  return json(
    page.of(ascending(call.shop.list('skus').filter((sku) => !onlyAssigned || sku.policies.includes(policy)))),
  );
}

function ascending(skus: readonly Sku[]): number[] {
  return skus.map(({ id }) => id).sort((a, b) => a - b);
}

function getContext(call: Call): Reply {
  const { shop, world } = call;
  const sku = shop.get('skus', wholeNumber(call.params['id']) ?? -1);
  const product = sku && shop.get('products', sku.productId);
  const policy = call.query('sc');
  const hidden =
    policy !== undefined &&
    sku?.policies.includes(Number(policy)) === false &&
    world.switches.text('skuContextOutsidePolicy') === '404';
  if (!sku || !product || hidden) return notFound('catalog-system', call);
  return json(skuContext(call, { sku, product, brand: shop.get('brands', product.brandId) }));
}

function notFound(family: ErrorFamily, { world }: Call): Reply {
  return failure(family, { status: 404, message: 'SKU não encontrado.' }, world.switches);
}

function ofSku(family: ErrorFamily, answer: (sku: Sku, call: Call) => Reply): Route['handle'] {
  return (call) => {
    const sku = call.shop.get('skus', wholeNumber(call.params['id']) ?? -1);
    return sku ? answer(sku, call) : notFound(family, call);
  };
}

/** The raw record; the package's weight is in grams in spite of its name, as the store configured it. */
function rawSku(sku: Sku): object {
  return {
    Id: sku.id,
    ProductId: sku.productId,
    IsActive: sku.active,
    ActivateIfPossible: true,
    Name: sku.name,
    RefId: sku.refId,
    PackagedHeight: sku.package.height,
    PackagedLength: sku.package.length,
    PackagedWidth: sku.package.width,
    PackagedWeightKg: sku.package.weight,
    Height: sku.real?.height ?? null,
    Length: sku.real?.length ?? null,
    Width: sku.real?.width ?? null,
    WeightKg: sku.real?.weight ?? null,
    CubicWeight: cubicWeight(sku.package),
    IsKit: false,
    CreationDate: sku.createdAt,
    RewardValue: null,
    EstimatedDateArrival: null,
    ManufacturerCode: sku.manufacturerCode,
    CommercialConditionId: 1,
    MeasurementUnit: sku.measurementUnit,
    UnitMultiplier: sku.unitMultiplier,
    ModalType: null,
    KitItensSellApart: false,
    Videos: [],
  };
}

function listFiles(sku: Sku, call: Call): Reply {
  if (sku.images.length === 0 && call.world.switches.text('filesOfSkuWithoutImage') === '404')
    return notFound('catalog', call);
  const host = call.baseUrl.replace(/^https?:\/\//, '');
  const files = sku.images.map((image, position) => ({
    Id: image.id,
    ArchiveId: image.fileId,
    SkuId: sku.id,
    Name: image.name,
    IsMain: position === 0,
    Label: image.label,
    Text: image.name,
    Url: `${call.baseUrl}/arquivos/ids/${image.fileId}/${image.name}.png`,
    FileLocation: `${host}/arquivos/ids/${image.fileId}/${image.name}.png`,
    Position: position,
  }));
  return json(call.world.switches.flag('filesUnsorted') ? files.toReversed() : files);
}
