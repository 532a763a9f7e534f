import { createHash } from 'node:crypto';
import { listingsOf } from '../../storage/listings.ts';
import { productsOf } from '../../storage/products.ts';
import type { System } from './open-system.ts';

/** What a publication left behind, with everything named by what it is instead of by the ids of one run. */
export interface EndState {
  /** Products on TikTok that are not deleted, by their seller SKUs. */
  readonly products: Readonly<Record<string, unknown>>;
  /** Ponte's rows by SKU: state, problems, whether what was sent is what is desired. */
  readonly listings: Readonly<Record<string, unknown>>;
}

export interface ShopFacts {
  readonly state: EndState;
  readonly products: number;
  readonly skus: number;
  /** Seller SKUs that more than one product has. */
  readonly doubledSkus: readonly string[];
  /** Products that show the same picture twice. */
  readonly doubledPictures: readonly string[];
  /** Contents of which more than one upload is in use, for the same use. */
  readonly doubledUploads: number;
  /** Uploads that no product took: their answer reached a process that was dead. */
  readonly unusedUploads: number;
  readonly uploads: number;
  /** Products of Ponte that still have something under way. */
  readonly open: readonly string[];
}

interface TiktokProduct {
  id: string;
  status: string;
  audit: { status: string };
  skus: TiktokSku[];
  main_images: { uri: string }[];
  [field: string]: unknown;
}
interface TiktokSku {
  id: string;
  seller_sku?: string;
  sales_attributes: { name: string; value_name: string; sku_img?: { uri: string } }[];
  [field: string]: unknown;
}

const ANY_URI = /tos-sandbox-i-o3syd03w52-br\/[0-9a-f]{32}/g;

/** Reads both sides once everything has come to rest. */
export async function readShop(system: System): Promise<ShopFacts> {
  const { items } = await system.control('tiktokShop', 'GET', '/state?kind=products');
  const live = (items as TiktokProduct[]).filter(({ status }) => status !== 'DELETED');
  const images = (await system.control('tiktokShop', 'GET', '/state?kind=images')).items as {
    id: string;
    use_case: string;
  }[];
  const contentOf = await hashContents(
    system,
    images.map(({ id }) => id),
  );
  const used = new Set([...JSON.stringify(live).matchAll(ANY_URI)].map(([uri]) => uri));
  const usedContents = images
    .filter(({ id }) => used.has(id))
    .map(({ id, use_case }) => `${contentOf.get(id)} ${use_case}`);
  const skus = live.flatMap((product) => product.skus.map(({ seller_sku = '' }) => seller_sku));
  return {
    state: {
      products: Object.fromEntries(
        live.map((product) => [keyOf(product), describe(product, contentOf)] as const).toSorted(byKey),
      ),
      listings: await readListings(system),
    },
    products: live.length,
    skus: skus.length,
    doubledSkus: repeated(skus),
    doubledPictures: live
      .filter(({ main_images }) => repeated(main_images.map(({ uri }) => contentOf.get(uri) ?? uri)).length > 0)
      .map(keyOf),
    doubledUploads: repeated(usedContents).length,
    unusedUploads: images.length - used.size,
    uploads: images.length,
    open: await readOpen(system),
  };
}

const keyOf = ({ skus }: TiktokProduct): string =>
  skus
    .map(({ seller_sku = '' }) => seller_sku)
    .toSorted()
    .join('+');

/** Without the ids, times and counters of one run; pictures by their bytes. */
function describe(product: TiktokProduct, contentOf: ReadonlyMap<string, string>): unknown {
  const {
    id: _,
    shop: __,
    create_time: ___,
    update_time: ____,
    submission: _____,
    submitted: ______,
    ...rest
  } = product;
  const skus = rest.skus
    .map(({ id: _id, sales_attributes, ...sku }) => ({ ...sku, sales_attributes }))
    .toSorted((a, b) => ((a.seller_sku ?? '') < (b.seller_sku ?? '') ? -1 : 1));
  const text = JSON.stringify({ ...rest, skus }).replaceAll(ANY_URI, (uri) => contentOf.get(uri) ?? uri);
  // Sandboxes of two runs listen on two ports.
  return JSON.parse(text.replaceAll(/127\.0\.0\.1:\d+/g, 'sandbox'));
}

async function readListings(system: System): Promise<Record<string, unknown>> {
  const rows = await listingsOf(await system.context.db())
    .find({ client: system.client })
    .sort({ _id: 1 })
    .toArray();
  return Object.fromEntries(
    rows.map(({ sku, state, removed, problems, desired, sent }) => [
      sku,
      {
        state,
        removed,
        problems: problems.map(({ code }) => code),
        isSent: desired !== null && sent !== null && hashes(desired) === hashes(sent),
      },
    ]),
  );
}

const hashes = (marks: object): string =>
  Object.entries(marks as Record<string, { hash: string }>)
    .map(([facet, { hash }]) => `${facet}:${hash}`)
    .toSorted()
    .join();

async function readOpen(system: System): Promise<string[]> {
  const rows = await productsOf(await system.context.db())
    .find({ client: system.client, $or: [{ attempt: { $ne: null } }, { failures: { $gt: 0 } }] })
    .toArray();
  return rows.map(({ productKey }) => productKey);
}

/** SHA-256 of the bytes behind each uri, as the sandbox serves them; eight at a time. */
async function hashContents(system: System, uris: readonly string[]): Promise<Map<string, string>> {
  const hashed = new Map<string, string>();
  const left = [...uris];
  const take = async (): Promise<void> => {
    for (let uri = left.pop(); uri !== undefined; uri = left.pop()) {
      const bytes = await (await fetch(`${system.urls.tiktokShop}/${uri}`)).arrayBuffer();
      hashed.set(uri, createHash('sha256').update(Buffer.from(bytes)).digest('hex').slice(0, 16));
    }
  };
  await Promise.all(Array.from({ length: 8 }, take));
  return hashed;
}

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;
