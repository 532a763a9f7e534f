import { fail, failParam, faultOf } from '../products/fault.ts';
import { findLeaf } from '../products/rules/check-category.ts';
import { checkDescription } from '../products/rules/check-description.ts';
import { checkTitle } from '../products/rules/check-text.ts';
import { makePageToken, readPageToken } from '../page-token.ts';
import { nextPageToken, readPageSize } from '../read-paging.ts';
import { Refusal, succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest, TiktokShopRoute } from '../route.ts';
import { findImage, isImageUrl } from '../uploads/images.ts';
import { attributesOf } from './attributes.ts';
import { brandKey, brandsOf } from './brands.ts';
import type { Category } from './category.ts';
import { categories, chainOf, nameOf } from './category-tree.ts';
import { createBrand } from './create-brand.ts';
import { recommendLeaf } from './recommend.ts';
import { rulesOf } from './rules.ts';
import { searchSizeCharts } from './size-charts.ts';

const common = { versions: ['202309'], scope: 'seller.product.basic' } as const;

/** Categories, attributes, rules, recommend, brands (contract section 4.8). */
export const catalogueRoutes: readonly TiktokShopRoute[] = [
  { ...common, method: 'GET', path: '/product/:version/categories', cipher: 'required', handle: listCategories },
  {
    ...common,
    method: 'GET',
    path: '/product/:version/categories/:category_id/attributes',
    cipher: 'required',
    handle: listAttributes,
  },
  {
    ...common,
    method: 'GET',
    path: '/product/:version/categories/:category_id/rules',
    cipher: 'required',
    handle: readRules,
  },
  { ...common, method: 'POST', path: '/product/:version/categories/recommend', cipher: 'optional', handle: recommend },
  { ...common, method: 'GET', path: '/product/:version/brands', cipher: 'required', handle: listBrands },
  { ...common, method: 'POST', path: '/product/:version/brands', cipher: 'refused', handle: addBrand },
  {
    ...common,
    versions: ['202407'],
    method: 'POST',
    path: '/product/:version/sizecharts/search',
    cipher: 'refused',
    handle: searchSizeCharts,
  },
];

function listCategories({ query }: TiktokShopRequest): TiktokShopAnswer {
  checkVersion(query.get('category_version'));
  const locale = query.get('locale') ?? undefined;
  const keyword = (query.get('keyword') ?? '').trim().toLowerCase();
  const withProhibited = query.get('include_prohibited_categories') === 'true';
  const found = categories.filter(
    (category) =>
      (withProhibited || category.permission !== 'PROHIBITED') &&
      (keyword === '' || nameOf(category, locale).toLowerCase().includes(keyword)),
  );
  return succeed({
    categories: found.map((category) => ({
      id: category.id,
      parent_id: category.parentId,
      local_name: nameOf(category, locale),
      is_leaf: category.isLeaf,
      permission_statuses: [category.permission],
    })),
  });
}

function listAttributes({ params, query }: TiktokShopRequest, { switches }: TiktokShopContext): TiktokShopAnswer {
  const spelling = switches.text('requiredSpelling');
  const attributes = attributesOf(readLeaf(params['category_id'], query), query.get('locale') ?? undefined);
  return succeed({
    attributes: attributes.map(({ is_requried, ...attribute }) => ({
      ...attribute,
      ...(spelling !== 'is_required' && { is_requried }),
      ...(spelling !== 'is_requried' && { is_required: is_requried }),
    })),
  });
}

function readRules({ params, query }: TiktokShopRequest): TiktokShopAnswer {
  const leaf = readLeaf(params['category_id'], query);
  if (leaf.permission === 'PROHIBITED') fail(12052220);
  return succeed(rulesOf(leaf, query.get('locale') ?? undefined));
}

function readLeaf(id: string | undefined, query: URLSearchParams): Category {
  const leaf = findLeaf(id ?? '', query.get('category_version') ?? undefined);
  if ('code' in leaf) throw new Refusal(leaf.code, leaf.message);
  return leaf;
}

function recommend({ body }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const {
    product_title: title,
    description = '',
    images = [],
    category_version: version,
    include_prohibited_categories: withProhibited,
  } = body;
  if (title === undefined || title === null) failParam('param body.product_title is missing');
  if (typeof title !== 'string') failParam('param body.product_title is invalid, a string is expected');
  checkVersion(typeof version === 'string' ? version : null);
  const faults = checkTitle(title);
  if (typeof description === 'string' && description !== '')
    faults.push(...checkDescription(description, (src) => isImageUrl(context, src)));
  for (const image of Array.isArray(images) ? (images as { uri?: unknown }[]) : []) {
    if (typeof image?.uri !== 'string' || findImage(context, image.uri) === undefined) faults.push(faultOf(12052722));
  }
  const [first] = faults;
  if (first !== undefined) throw new Refusal(first.code, first.message);

  const { category: leaf, outsideMain } = recommendLeaf(
    title,
    typeof description === 'string' ? description : '',
    withProhibited === true,
  );
  if (leaf === undefined) fail(outsideMain ? 12052912 : 12019064);
  return succeed({
    leaf_category_id: leaf.id,
    categories: chainOf(leaf.id).map((category) => ({
      id: category.id,
      name: nameOf(category, undefined),
      level: category.level,
      is_leaf: category.isLeaf,
      permission_statuses: [category.permission],
    })),
  });
}

function listBrands({ query, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  checkVersion(query.get('category_version'));
  const size = readPageSize(query);
  const categoryId = query.get('category_id') ?? '';
  if (categoryId !== '') readLeaf(categoryId, query);
  const prefix = brandKey(query.get('brand_name') ?? '');
  const authorized = query.get('is_authorized');
  const place = readPageToken('brands', query.get('page_token') ?? '');
  if ((query.get('page_token') ?? '') !== '' && place === undefined) fail(12019108);

  const brands = brandsOf(context);
  const found = [...brands.list({ shop: '' }), ...brands.list({ shop: shop.id })].filter(
    (brand) =>
      brand.key.startsWith(prefix) &&
      (categoryId === '' || brand.departments.length === 0 || brand.departments.includes(categoryId.slice(0, 3))) &&
      (authorized === null ||
        authorized === '' ||
        (brand.authorized_status === 'AUTHORIZED') === (authorized === 'true')),
  );
  const start = Number(place ?? 0);
  const isLast = start + size >= found.length;
  return succeed({
    total_count: found.length,
    brands: found.slice(start, start + size).map(({ id, name, authorized_status, is_t1_brand, brand_status }) => ({
      id,
      name,
      authorized_status,
      is_t1_brand,
      brand_status,
    })),
    ...nextPageToken(context, isLast ? undefined : makePageToken('brands', start + size)),
  });
}

function addBrand({ body, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const { name } = body;
  if (name === undefined || name === null) failParam('param body.name is missing');
  if (typeof name !== 'string') failParam('param body.name is invalid, a string is expected');
  return succeed({ id: context.state.transaction(() => createBrand(context, shop.id, name)) });
}

function checkVersion(version: string | null): void {
  if (version !== null && version !== '' && version !== 'v1') fail(12052217);
}
