import { readFields, readFlag, readList, readNumber, readText } from '../read-value.ts';
import { readPages } from './pages.ts';
import type { CallOptions, Send } from './transport.ts';

export interface Brand {
  readonly id: string;
  readonly name: string;
  /** TikTok spells the opposite `UNAUTHORIEZD`; anything but AUTHORIZED is not. */
  readonly isAuthorized: boolean;
  /** A T1 brand cannot be used without authorization; other brands can, unseen by buyers. */
  readonly isT1: boolean;
  readonly isAvailable: boolean;
}

export interface BrandFilter {
  readonly categoryId?: string;
  readonly isAuthorized?: boolean;
  /** The beginning of the name. */
  readonly name?: string;
}

export interface BrandPage {
  readonly brands: readonly Brand[];
  readonly totalCount: number | null;
  readonly nextPageToken: string | null;
}

/** Brands a shop can name (contract section 4.8). */
export function createBrandCalls(send: Send) {
  async function search(filter: BrandFilter, token: string | undefined, options?: CallOptions): Promise<BrandPage> {
    const { data } = await send(
      {
        method: 'GET',
        path: '/product/202309/brands',
        query: {
          page_size: 100,
          page_token: token,
          category_id: filter.categoryId,
          is_authorized: filter.isAuthorized,
          brand_name: filter.name,
          category_version: 'v1',
        },
        effect: 'read',
      },
      options,
    );
    return {
      brands: readList(data.brands).map(readBrand),
      totalCount: readNumber(data.total_count) ?? null,
      nextPageToken: readText(data.next_page_token) ?? null,
    };
  }

  return {
    searchPages: (filter: BrandFilter = {}, options?: CallOptions): AsyncGenerator<BrandPage> =>
      readPages((token) => search(filter, token, options)),

    /** A brand of the shop's own, 2 to 30 characters; its id. 50 a day, 1,000 in all (12052202, 12052203). */
    async create(name: string, options?: CallOptions): Promise<string> {
      const { data } = await send(
        { method: 'POST', path: '/product/202309/brands', body: { name }, cipher: false, effect: 'write' },
        options,
      );
      return readText(data.id) ?? '';
    },
  };
}

function readBrand(value: unknown): Brand {
  const fields = readFields(value);
  return {
    id: readText(fields.id) ?? '',
    name: readText(fields.name) ?? '',
    isAuthorized: readText(fields.authorized_status) === 'AUTHORIZED',
    isT1: readFlag(fields.is_t1_brand),
    isAvailable: readText(fields.brand_status) !== 'UNAVAILABLE',
  };
}
