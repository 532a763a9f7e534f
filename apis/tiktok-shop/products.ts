import { isApiFailure } from '../failure.ts';
import { readFields, readList, readNumber, readOneOrMany, readText, type Fields } from '../read-value.ts';
import { readPartialErrors, type PartialError } from './envelope.ts';
import { readPages } from './pages.ts';
import { writeProduct, type ProductInput } from './product-input.ts';
import { readProduct, type AuditStatus, type ProductView } from './product-view.ts';
import type { CallOptions, Send } from './transport.ts';

/** What create and edit answer (contract section 4.3). */
export interface SavedProduct {
  readonly productId: string;
  readonly skus: readonly {
    readonly id: string;
    readonly sellerSku: string;
    readonly externalSkuId: string | null;
    readonly salesAttributes: readonly { readonly id: string; readonly valueId: string }[];
  }[];
  /** Fields that TikTok dropped while accepting the rest, in its own words. */
  readonly warnings: readonly string[];
  /** Null on creation. */
  readonly auditStatus: AuditStatus | null;
  readonly requestId?: string;
}

export interface ProductFilter {
  /** `ALL` by default; the status of the base version. */
  readonly status?: string;
  /** At most 10. */
  readonly sellerSkus?: readonly string[];
  /** At most 10. */
  readonly skuIds?: readonly string[];
  readonly auditStatus?: readonly ('AUDITING' | 'FAILED' | 'APPROVED')[];
  /** Both ends included. A search shows 10,000 products at most: narrow it by time beyond that. */
  readonly createdFrom?: Date;
  readonly createdTo?: Date;
  readonly updatedFrom?: Date;
  readonly updatedTo?: Date;
}

export interface ProductPage {
  readonly products: readonly ProductView[];
  readonly totalCount: number | null;
  /** Null on the last page. */
  readonly nextPageToken: string | null;
}

export interface ListingCheck {
  readonly passed: boolean;
  readonly failReasons: readonly { readonly code: string; readonly message: string }[];
  readonly warnings: readonly string[];
}

export interface Prerequisite {
  /** `RETURN_WAREHOUSE`, `SHOP_TAX`, … */
  readonly item: string;
  readonly failed: boolean;
  readonly reasons: readonly string[];
}

/** Per-product results of a batch: those not named in `errors` were done. */
export interface BatchResult {
  readonly errors: readonly PartialError[];
  readonly requestId?: string;
}

/** Products one activate, deactivate, delete or recover call takes (contract section 4.1). */
export const PRODUCTS_PER_BATCH = 20;

/** The product calls (contract section 4); prices and stock are in `product-prices.ts` and `inventory.ts`. */
export function createProductCalls(send: Send) {
  async function save(call: Pick<Parameters<Send>[0], 'method' | 'path' | 'params' | 'body'>, options?: CallOptions) {
    const { data, requestId } = await send({ ...call, effect: 'write' }, options);
    return { ...readSaved(data), requestId } satisfies SavedProduct;
  }

  async function batch(method: 'POST' | 'DELETE', path: string, productIds: readonly string[], options?: CallOptions) {
    const { data, requestId } = await send(
      { method, path, body: { product_ids: productIds }, effect: 'write' },
      options,
    );
    return { errors: readPartialErrors(data), requestId } satisfies BatchResult;
  }

  async function search(filter: ProductFilter, page: { token?: string; size?: number }, options?: CallOptions) {
    const { data } = await send(
      {
        method: 'POST',
        path: '/product/202502/products/search',
        query: { page_size: page.size ?? 100, page_token: page.token },
        body: writeFilter(filter),
        effect: 'read',
      },
      options,
    );
    return {
      products: readList(data.products).flatMap((product) => readProduct(product) ?? []),
      totalCount: readNumber(data.total_count) ?? null,
      nextPageToken: readText(data.next_page_token) ?? null,
    } satisfies ProductPage;
  }

  return {
    /** Creates a product; `idempotencyKey` makes a repeat harmless. */
    create: (product: ProductInput, options?: CallOptions): Promise<SavedProduct> =>
      save({ method: 'POST', path: '/product/202309/products', body: writeProduct(product) }, options),

    /** Replaces everything except price and stock, blanks included; SKUs that are not listed are deleted. */
    edit: (productId: string, product: ProductInput, options?: CallOptions): Promise<SavedProduct> =>
      save(
        {
          method: 'PUT',
          path: '/product/202509/products/{product_id}',
          params: { product_id: productId },
          body: writeProduct({ ...product, idempotencyKey: undefined }),
        },
        options,
      ),

    /** Replaces the named top-level parts, each as a whole; the category cannot be changed here. */
    partialEdit: (
      productId: string,
      parts: Partial<Omit<ProductInput, 'categoryId' | 'categoryVersion' | 'idempotencyKey'>>,
      options?: CallOptions,
    ): Promise<SavedProduct> =>
      save(
        {
          method: 'POST',
          path: '/product/202509/products/{product_id}/partial_edit',
          params: { product_id: productId },
          body: writeProduct(parts),
        },
        options,
      ),

    /**
     * The product as buyers see it, or the version under review, or the draft. Null where there is no such product
     * or version. Frozen and deleted products cannot be read: Rejected, mostly 12052901.
     */
    async get(
      productId: string,
      options: CallOptions & { readonly version?: 'live' | 'under-review' | 'draft' } = {},
    ): Promise<ProductView | null> {
      try {
        const { data } = await send(
          {
            method: 'GET',
            path: '/product/202309/products/{product_id}',
            params: { product_id: productId },
            query: {
              return_under_review_version: options.version === 'under-review' || undefined,
              return_draft_version: options.version === 'draft' || undefined,
            },
            effect: 'read',
          },
          options,
        );
        return readProduct(data);
      } catch (failure) {
        if (isApiFailure(failure, 'Rejected') && ABSENT.has(failure.code ?? '')) return null;
        throw failure;
      }
    },

    /** One page, of 100 products unless said otherwise. */
    search,

    /** Every page in turn; new products may arrive in between. */
    searchPages: (filter: ProductFilter = {}, options?: CallOptions): AsyncGenerator<ProductPage> =>
      readPages((token) => search(filter, { token }, options)),

    /** Puts deactivated products back on sale, through a review; at most 20. */
    activate: (productIds: readonly string[], options?: CallOptions): Promise<BatchResult> =>
      batch('POST', '/product/202309/products/activate', productIds, options),

    /** Hides products; at most 20. */
    deactivate: (productIds: readonly string[], options?: CallOptions): Promise<BatchResult> =>
      batch('POST', '/product/202309/products/deactivate', productIds, options),

    /** At most 20. */
    delete: (productIds: readonly string[], options?: CallOptions): Promise<BatchResult> =>
      batch('DELETE', '/product/202309/products', productIds, options),

    /** Brings deleted products back as deactivated ones; at most 20. */
    recover: (productIds: readonly string[], options?: CallOptions): Promise<BatchResult> =>
      batch('POST', '/product/202309/products/recover', productIds, options),

    /** Whether a product would be accepted, without creating it. */
    async checkListing(product: ProductInput, options?: CallOptions): Promise<ListingCheck> {
      const body = writeProduct({ ...product, idempotencyKey: undefined, saveMode: undefined });
      const { data } = await send(
        { method: 'POST', path: '/product/202309/products/listing_check', body, effect: 'read' },
        options,
      );
      return {
        passed: readText(data.check_result) === 'PASS',
        failReasons: readList(data.fail_reasons).map((reason) => {
          const fields = readFields(reason);
          return { code: readText(fields.code) ?? '', message: readText(fields.message) ?? '' };
        }),
        warnings: readWarnings(data.warnings),
      };
    },

    /** What the shop still lacks before it may list anything. */
    async readPrerequisites(options?: CallOptions): Promise<readonly Prerequisite[]> {
      const { data } = await send({ method: 'GET', path: '/product/202312/prerequisites', effect: 'read' }, options);
      return readList(data.check_results).map((result) => {
        const fields = readFields(result);
        return {
          item: (readText(fields.check_item) ?? '').toUpperCase(),
          failed: fields.is_failed === true,
          reasons: readList(fields.fail_reasons).flatMap((reason) => readText(reason) ?? []),
        };
      });
    },
  };
}

/** No such product, or no version under review. */
const ABSENT: ReadonlySet<string> = new Set(['12019150', '12052032', '12052260', '12052547']);

function readSaved(data: Fields): SavedProduct {
  return {
    productId: readText(data.product_id) ?? '',
    skus: readList(data.skus).map((sku) => {
      const fields = readFields(sku);
      return {
        id: readText(fields.id) ?? '',
        sellerSku: readText(fields.seller_sku) ?? '',
        externalSkuId: readText(fields.external_sku_id) ?? null,
        salesAttributes: readList(fields.sales_attributes).map((attribute) => {
          const parts = readFields(attribute);
          return { id: readText(parts.id) ?? '', valueId: readText(parts.value_id) ?? '' };
        }),
      };
    }),
    warnings: readWarnings(data.warnings),
    auditStatus: readText(readFields(data.audit).status) ?? null,
  };
}

function readWarnings(value: unknown): readonly string[] {
  return readOneOrMany(value).flatMap((warning) => readText(warning) ?? readText(readFields(warning).message) ?? []);
}

/** Never an empty object: whether `{}` enters the signature is disputed (contract section 2.2). */
function writeFilter(filter: ProductFilter): Record<string, unknown> {
  return {
    status: filter.status ?? 'ALL',
    seller_skus: filter.sellerSkus,
    sku_ids: filter.skuIds,
    audit_status: filter.auditStatus,
    create_time_ge: seconds(filter.createdFrom),
    create_time_le: seconds(filter.createdTo),
    update_time_ge: seconds(filter.updatedFrom),
    update_time_le: seconds(filter.updatedTo),
  };
}

function seconds(date: Date | undefined): number | undefined {
  return date && Math.floor(date.getTime() / 1000);
}
