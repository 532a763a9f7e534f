import type { SQLInputValue } from 'node:sqlite';
import { makePageToken, readPageToken } from '../page-token.ts';
import { nextPageToken, readPageSize } from '../read-paging.ts';
import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { fail } from './fault.ts';
import type { Content, Product } from './product.ts';
import { readBody } from './read-body.ts';
import { readSale } from './read-product.ts';
import { bool, int, list, object, required, text } from './rules/check-shape.ts';
import { openProducts } from './store.ts';

const mostSkuFilters = 10;
/** Results one search can walk through (12052180). */
const window = 10_000;

const shape = required(
  object({
    status: text,
    seller_skus: list(text),
    sku_ids: list(text),
    create_time_ge: int,
    create_time_le: int,
    update_time_ge: int,
    update_time_le: int,
    category_version: text,
    audit_status: list(text),
    listing_quality_tiers: list(text),
    listing_platforms: list(text),
    sns_filter: text,
    return_draft_version: bool,
  }),
);

interface Filters {
  status?: string;
  seller_skus?: string[];
  sku_ids?: string[];
  create_time_ge?: number;
  create_time_le?: number;
  update_time_ge?: number;
  update_time_le?: number;
  category_version?: string;
  audit_status?: string[];
  listing_quality_tiers?: string[];
  listing_platforms?: string[];
  sns_filter?: string;
  return_draft_version?: boolean;
}

const statuses = new Set([
  'ALL',
  'DRAFT',
  'PENDING',
  'FAILED',
  'ACTIVATE',
  'SELLER_DEACTIVATED',
  'PLATFORM_DEACTIVATED',
  'FREEZE',
  'DELETED',
]);
const auditStatuses = new Set(['AUDITING', 'FAILED', 'APPROVED']);

/**
 * Search Products, newest first (contract section 4.5). Pages hang on the last product seen, so what is created
 * mid-scan neither repeats nor hides anything; the switch `offsetPaging` counts places instead.
 */
export function searchProducts({ body, query, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const filters = readBody<Filters>(body, shape);
  const size = readPageSize(query);
  checkFilters(filters);
  const { where, values } = toSql(context, shop.id, filters);
  const { place, seen } = readPlace(query.get('page_token') ?? '');
  if (seen + size > window) fail(12052180);

  const { db } = context.state;
  const total = Number(
    db.prepare(`SELECT count(*) AS total FROM product_index WHERE ${where}`).get(...values)?.['total'] ?? 0,
  );
  const byOffset = context.switches.flag('offsetPaging');
  const rows = byOffset
    ? db
        .prepare(`SELECT seq, id FROM product_index WHERE ${where} ORDER BY seq DESC LIMIT ? OFFSET ?`)
        .all(...values, size + 1, seen)
    : db
        .prepare(`SELECT seq, id FROM product_index WHERE ${where} AND seq < ? ORDER BY seq DESC LIMIT ?`)
        .all(...values, place, size + 1);
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const hasMore = rows.length > size && last !== undefined;
  const store = openProducts(context);
  return succeed({
    total_count: total,
    products: page.flatMap(({ id }) => {
      const product = store.get(String(id));
      return product === undefined ? [] : [readRow(product, filters.return_draft_version === true)];
    }),
    ...nextPageToken(
      context,
      hasMore ? makePageToken('products', `${Number(last['seq'])}.${seen + page.length}`) : undefined,
    ),
  });
}

function checkFilters(filters: Filters): void {
  const { seller_skus = [], sku_ids = [], status = 'ALL', audit_status = [], category_version = '' } = filters;
  if (seller_skus.length > mostSkuFilters) fail(12019027);
  if (sku_ids.length > mostSkuFilters) fail(12019087);
  if (!statuses.has(status) || audit_status.some((each) => !auditStatuses.has(each))) fail(12052910);
  if (category_version !== '' && category_version !== 'v1') fail(12052217);
  if (isEmptyRange(filters.create_time_ge, filters.create_time_le)) fail(12019118);
  if (isEmptyRange(filters.update_time_ge, filters.update_time_le)) fail(12019119);
}

function isEmptyRange(from: number | undefined, to: number | undefined): boolean {
  return (from ?? 0) < 0 || (to ?? 0) < 0 || (from !== undefined && to !== undefined && from > to);
}

function toSql(context: TiktokShopContext, shop: string, filters: Filters): { where: string; values: SQLInputValue[] } {
  const parts = ['shop = ?'];
  const values: SQLInputValue[] = [shop];
  const add = (sql: string, ...more: SQLInputValue[]): void => {
    parts.push(sql);
    values.push(...more);
  };
  const { status = 'ALL', seller_skus, sku_ids, audit_status = [] } = filters;
  if (status !== 'ALL') add('status = ?', status);
  if (filters.create_time_ge !== undefined) add('create_time >= ?', filters.create_time_ge);
  if (filters.create_time_le !== undefined) add('create_time <= ?', filters.create_time_le);
  if (filters.update_time_ge !== undefined) add('update_time >= ?', filters.update_time_ge);
  if (filters.update_time_le !== undefined) add('update_time <= ?', filters.update_time_le);
  if (audit_status.length > 0) add(`audit IN (${marks(audit_status)})`, ...audit_status);
  const store = openProducts(context);
  if (seller_skus !== undefined && seller_skus.length > 0)
    addIds(seller_skus.flatMap((sku) => store.skusBySellerSku(shop, sku)));
  if (sku_ids !== undefined && sku_ids.length > 0) addIds(sku_ids.flatMap((id) => store.skuById(id) ?? []));
  // Nobody has a quality tier outside the US, nor subscriptions.
  if ((filters.listing_quality_tiers ?? []).length > 0 || filters.sns_filter !== undefined) add('0');
  if (
    filters.listing_platforms !== undefined &&
    filters.listing_platforms.length > 0 &&
    !filters.listing_platforms.includes('TIKTOK_SHOP')
  )
    add('0');
  return { where: parts.join(' AND '), values };

  function addIds(rows: readonly { product_id: string }[]): void {
    const ids = [...new Set(rows.map(({ product_id }) => product_id))];
    add(`id IN (${marks(ids)})`, ...ids);
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Where a token stands: the last product's place in the order, and how many came before. */
function readPlace(token: string): { place: number; seen: number } {
  if (token === '') return { place: Number.MAX_SAFE_INTEGER, seen: 0 };
  const match = /^(\d+)\.(\d+)$/.exec(readPageToken('products', token) ?? '');
  if (match === null) fail(12019108);
  return { place: Number(match[1]), seen: Number(match[2]) };
}

function readRow(product: Product, wantsDraft: boolean) {
  const content: Content = (wantsDraft ? product.draft : undefined) ?? product;
  return {
    id: product.id,
    title: content.title,
    status: product.status,
    skus: content.skus.map((sku) => ({
      id: sku.id,
      ...(sku.seller_sku && { seller_sku: sku.seller_sku }),
      ...readSale(product, sku),
    })),
    sales_regions: ['BR'],
    create_time: product.create_time,
    update_time: product.update_time,
    product_sync_fail_reasons: [],
    is_not_for_sale: content.is_not_for_sale ?? false,
    recommended_categories: [],
    audit: { status: product.audit.status, pre_approved_reasons: product.audit.pre_approved_reasons ?? [] },
    has_draft: product.draft !== undefined,
  };
}
