import { json, wholeNumber } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { failure } from '../errors.ts';
import type { Brand, Category } from '../shop.ts';
import { slugOf } from '../slug.ts';
import { categoryPath } from './describe-sku.ts';
import { readPage } from './read-page.ts';

/** Brands, categories, trade policies and the specification fields of a category (contract 2.1). */
export const categoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/catalog_system/pvt/brand/list',
    family: 'catalog-system',
    access: 'key',
    handle: ({ shop }) => json(shop.list('brands').map(describeBrand)),
  },
  {
    method: 'GET',
    path: '/api/catalog_system/pvt/brand/pagedlist',
    family: 'catalog-system',
    access: 'key',
    handle: listBrandPage,
  },
  {
    method: 'GET',
    path: '/api/catalog_system/pub/category/tree/:levels',
    family: 'catalog-system',
    access: 'public',
    handle: getTree,
  },
  { method: 'GET', path: '/api/catalog/pvt/category/:id', family: 'catalog', access: 'key', handle: getCategory },
  {
    method: 'GET',
    path: '/api/catalog_system/pub/specification/field/listTreeByCategoryId/:id',
    family: 'catalog-system',
    access: 'public',
    handle: listFields,
  },
  {
    method: 'GET',
    path: '/api/catalog_system/pvt/saleschannel/list',
    family: 'catalog-system',
    access: 'key',
    handle: listPolicies,
  },
];

function describeBrand({ id, name, active }: Brand): object {
  return { id, name, isActive: active, title: name, metaTagDescription: '', imageUrl: null };
}

function listBrandPage(call: Call): Reply {
  const page = readPage(call, { sizeName: 'pageSize', most: 20_000 });
  if ('problem' in page) return failure('catalog-system', { status: 400, message: page.problem }, call.world.switches);
  const brands = call.shop.list('brands');
  return json({
    items: page.of(brands).map(describeBrand),
    paging: { page: page.page, perPage: page.size, total: brands.length, pages: Math.ceil(brands.length / page.size) },
  });
}

function getTree(call: Call): Reply {
  const levels = wholeNumber(call.params['levels']);
  if (levels === undefined || levels < 0) {
    return failure(
      'catalog-system',
      { status: 400, message: 'The number of levels must be a whole number.' },
      call.world.switches,
    );
  }
  const children = Map.groupBy(
    call.shop.list('categories').filter(({ active }) => active),
    ({ parentId }) => parentId,
  );
  const branch = (category: Category, path: string, left: number): object => {
    const own = `${path}/${slugOf(category.name)}`;
    const below = children.get(category.id) ?? [];
    return {
      id: category.id,
      name: category.name,
      hasChildren: below.length > 0,
      url: `${call.baseUrl}${own}`,
      children: left > 0 ? below.map((child) => branch(child, own, left - 1)) : [],
      Title: category.name,
      MetaTagDescription: '',
    };
  };
  return json((children.get(null) ?? []).map((department) => branch(department, '', levels - 1)));
}

function getCategory(call: Call): Reply {
  const { shop } = call;
  const category = shop.get('categories', wholeNumber(call.params['id']) ?? -1);
  if (!category) return failure('catalog', { status: 404, message: 'Categoria não encontrada.' }, call.world.switches);
  const path = categoryPath(shop, category.id);
  const tree = {
    TreePath: path.map(({ name }) => name),
    TreePathIds: path.map(({ id }) => id),
    TreePathLinkIds: path.map(({ name }) => slugOf(name)),
  };
  return json({
    Id: category.id,
    Name: category.name,
    FatherCategoryId: category.parentId,
    Title: category.name,
    Description: '',
    Keywords: '',
    IsActive: category.active,
    LomadeeCampaignCode: null,
    AdWordsRemarketingCode: null,
    ShowInStoreFront: true,
    ShowBrandFilter: true,
    ActiveStoreFrontLink: true,
    GlobalCategoryId: category.googleCategoryId ?? 0,
    StockKeepingUnitSelectionMode: 'SPECIFICATION',
    Score: null,
    LinkId: slugOf(category.name),
    HasChildren: shop.list('categories').some(({ parentId }) => parentId === category.id),
    ...(call.query('includeTreePath')?.toLowerCase() === 'true' ? tree : {}),
  });
}

/** The fields of the category and of those above it. */
function listFields(call: Call): Reply {
  const { shop } = call;
  const path = categoryPath(shop, wholeNumber(call.params['id']) ?? -1).map(({ id }) => id);
  if (path.length === 0)
    return failure('catalog-system', { status: 404, message: 'Categoria não encontrada.' }, call.world.switches);
  const fields = shop.list('fields').filter(({ categoryId }) => path.includes(categoryId));
  return json(
    fields.map(({ id, name, categoryId, bySku }) => ({
      Name: name,
      CategoryId: categoryId,
      FieldId: id,
      IsActive: true,
      IsStockKeepingUnit: bySku,
    })),
  );
}

function listPolicies({ shop }: Call): Reply {
  return json(
    shop.list('policies').map(({ id, name, active }) => ({
      Id: id,
      Name: name,
      IsActive: active,
      ProductClusterId: null,
      CountryCode: 'BRA',
      CultureInfo: 'pt-BR',
      TimeZone: 'E. South America Standard Time',
      CurrencyCode: 'BRL',
      CurrencySymbol: 'R$',
      CurrencyLocale: 1046,
      CurrencyFormatInfo: {
        CurrencyDecimalDigits: 2,
        CurrencyDecimalSeparator: ',',
        CurrencyGroupSeparator: '.',
        CurrencyGroupSize: 3,
        StartsWithCurrencySymbol: true,
      },
      Origin: null,
      Position: id,
      ConditionRule: null,
      CurrencyDecimalDigits: 2,
    })),
  );
}
