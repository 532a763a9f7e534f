import { readFields, readFlag, readList, readNumber, readText, readTexts } from '../read-value.ts';
import { readSkuContext, secureUrl, type VtexSku } from './sku-context.ts';
import type { CallOptions, VtexSend } from './transport.ts';

export interface SkuFile {
  readonly id: string;
  /** Changes with the picture, unlike the address's `?v=`: compare this. */
  readonly fileId: string;
  readonly name: string;
  readonly label: string | null;
  readonly isMain: boolean;
  readonly position: number;
  /** https, also where VTEX says http. */
  readonly url: string;
}

export interface VtexSpecification {
  readonly id: string;
  readonly name: string;
  readonly values: readonly string[];
}

export interface VtexCategory {
  readonly id: string;
  readonly name: string;
  readonly children: readonly VtexCategory[];
}

export interface VtexBrand {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
}

export interface SalesChannel {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  /** ISO 4217; an integration with TikTok Shop Brazil needs BRL. */
  readonly currency: string | null;
}

const SKUS_PER_PAGE = 1000;

/** Rows of the brand list at most (contract section 1.4). */
const BRANDS_IN_LIST = 20_000;
/** As the contract shows it (section 2.1); no larger one is documented. */
const BRANDS_PER_PAGE = 50;

/** What a shop sells (contract section 2). What does not exist is null or empty, not an error. */
export function createCatalogCalls(send: VtexSend) {
  return {
    /** One page of the ids of the SKUs assigned to a trade policy, from page 1; empty after the last. */
    skuIds,

    /** All of them, page by page. */
    async *skuIdPages(salesChannel: string, options?: CallOptions): AsyncGenerator<readonly string[], void, undefined> {
      for (let page = 1; ; page += 1) {
        const ids = await skuIds({ salesChannel, page }, options);
        if (ids.length === 0) return;
        yield ids;
      }
    },

    /** One page of the ids of all SKUs, active or not, from page 1; empty after the last. */
    async allSkuIds({ page }: { readonly page: number }, options?: CallOptions): Promise<readonly string[]> {
      const path = '/api/catalog_system/pvt/sku/stockkeepingunitids';
      const query = { page, pagesize: SKUS_PER_PAGE };
      return readTexts(await send({ method: 'GET', path, query, effect: 'read' }, options));
    },

    /** A SKU with its product, as a trade policy sees it. */
    async sku(skuId: string, options: CallOptions & { readonly salesChannel?: string } = {}): Promise<VtexSku | null> {
      const path = '/api/catalog_system/pvt/sku/stockkeepingunitbyid/{skuId}';
      const query = { sc: options.salesChannel };
      return readSkuContext(
        await send({ method: 'GET', path, params: { skuId }, query, effect: 'read', absentOn404: true }, options),
      );
    },

    /** The SKU's images in VTEX's order. */
    async skuFiles(skuId: string, options?: CallOptions): Promise<readonly SkuFile[]> {
      const path = '/api/catalog/pvt/stockkeepingunit/{skuId}/file';
      const files = readList(
        await send({ method: 'GET', path, params: { skuId }, effect: 'read', absentOn404: true }, options),
      );
      return files.map(readFile).toSorted((a, b) => a.position - b.position);
    },

    /** The product's specifications by name; those of its SKUs are in `sku`. */
    async productSpecifications(productId: string, options?: CallOptions): Promise<readonly VtexSpecification[]> {
      const path = '/api/catalog_system/pvt/products/{productId}/specification';
      const found = readList(
        await send({ method: 'GET', path, params: { productId }, effect: 'read', absentOn404: true }, options),
      );
      return found.map((element) => {
        const fields = readFields(element);
        return {
          id: readText(fields.Id) ?? '',
          name: readText(fields.Name) ?? '',
          values: readTexts(fields.Value),
        };
      });
    },

    /** The category tree, that many levels deep. */
    async categoryTree(levels: number, options?: CallOptions): Promise<readonly VtexCategory[]> {
      const path = '/api/catalog_system/pub/category/tree/{levels}';
      const params = { levels: String(levels) };
      return readList(await send({ method: 'GET', path, params, effect: 'read' }, options)).map(readCategory);
    },

    /** Every brand, in one call; the list is cut at 20,000, a longer one is read page by page. */
    async brands(options?: CallOptions): Promise<readonly VtexBrand[]> {
      const path = '/api/catalog_system/pvt/brand/list';
      const list = readList(await send({ method: 'GET', path, effect: 'read' }, options)).map(readBrand);
      if (list.length < BRANDS_IN_LIST) return list;
      const paged: VtexBrand[] = [];
      for await (const page of brandPages(options)) paged.push(...page);
      return paged;
    },

    brandPages,

    /** The trade policies. */
    async salesChannels(options?: CallOptions): Promise<readonly SalesChannel[]> {
      const path = '/api/catalog_system/pvt/saleschannel/list';
      return readList(await send({ method: 'GET', path, effect: 'read' }, options)).map((element) => {
        const fields = readFields(element);
        return {
          id: readText(fields.Id) ?? '',
          name: readText(fields.Name) ?? '',
          isActive: readFlag(fields.IsActive),
          currency: readText(fields.CurrencyCode) ?? null,
        };
      });
    },
  };

  /** The brands, page by page. */
  async function* brandPages(options?: CallOptions): AsyncGenerator<readonly VtexBrand[], void, undefined> {
    const path = '/api/catalog_system/pvt/brand/pagedlist';
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const query = { pageSize: BRANDS_PER_PAGE, page };
      const answer = readFields(await send({ method: 'GET', path, query, effect: 'read' }, options));
      yield readList(answer.items).map(readBrand);
      pages = readNumber(readFields(answer.paging).pages) ?? 0;
    }
  }

  async function skuIds(
    page: { readonly salesChannel: string; readonly page: number; readonly pageSize?: number },
    options?: CallOptions,
  ): Promise<readonly string[]> {
    const path = '/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel';
    const query = {
      sc: page.salesChannel,
      page: page.page,
      pageSize: page.pageSize ?? SKUS_PER_PAGE,
      onlyAssigned: true,
    };
    return readTexts(await send({ method: 'GET', path, query, effect: 'read' }, options));
  }
}

function readBrand(value: unknown): VtexBrand {
  const fields = readFields(value);
  return {
    id: readText(fields.id) ?? '',
    name: readText(fields.name) ?? '',
    isActive: readFlag(fields.isActive),
  };
}

function readFile(value: unknown): SkuFile {
  const fields = readFields(value);
  const position = readNumber(fields.Position) ?? 0;
  return {
    id: readText(fields.Id) ?? '',
    fileId: readText(fields.ArchiveId) ?? '',
    name: readText(fields.Name) ?? '',
    label: readText(fields.Label) ?? null,
    isMain: readFlag(fields.IsMain),
    position: readFlag(fields.IsMain) ? Math.min(position, 0) : position,
    url: secureUrl(readText(fields.Url) ?? ''),
  };
}

function readCategory(value: unknown): VtexCategory {
  const fields = readFields(value);
  return {
    id: readText(fields.id) ?? '',
    name: readText(fields.name) ?? '',
    children: readList(fields.children).map(readCategory),
  };
}
