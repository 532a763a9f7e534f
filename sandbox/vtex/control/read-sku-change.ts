import { ControlProblem } from '../../kernel/http-types.ts';

/** What `POST /_sandbox/{account}/skus/{id}` may change; every field is optional. */
export interface SkuChangeWish {
  /** Cents; null removes the price (of the policy where one is named). */
  price?: number | null;
  listPrice?: number | null;
  policy?: string;
  stock?: number;
  unlimited?: boolean;
  warehouse?: string;
  active?: boolean;
  productActive?: boolean;
  /** With `policy`: whether the SKU belongs to it. */
  inPolicy?: boolean;
  productName?: string;
  description?: string;
  ean?: string | null;
  skuName?: string;
  brandId?: number;
  categoryId?: number;
  /** By the field's name: values of the SKU, and of its product where the field is not one of SKUs. */
  specifications?: Record<string, string>;
  /** Draws the cover anew, under a new file id. */
  replaceImage?: boolean;
  /** That many further pictures, behind the ones that are there. */
  addImages?: number;
  /** Attaches every picture once more: other ids, the same bytes (known issue 1425160). */
  repeatImages?: boolean;
  removeImages?: boolean;
  /** Moves the SKU to another product. */
  productId?: number;
}

type Check = readonly [expected: string, fits: (value: unknown) => boolean];

const cents: Check = ['a whole number of cents from 0 on, or null', (value) => value === null || isCount(value)];
const flag: Check = ['true or false', (value) => typeof value === 'boolean'];
const words: Check = ['a text', (value) => typeof value === 'string' && value !== ''];

const checks: Readonly<Record<keyof SkuChangeWish, Check>> = {
  price: cents,
  listPrice: cents,
  policy: ['a trade policy such as "2"', (value) => typeof value === 'string' || typeof value === 'number'],
  stock: ['a whole number from 0 on', isCount],
  unlimited: flag,
  warehouse: words,
  active: flag,
  productActive: flag,
  inPolicy: flag,
  productName: words,
  skuName: words,
  brandId: ['a brand id', isCount],
  categoryId: ['a category id', isCount],
  description: words,
  ean: ['a text or null', (value) => value === null || typeof value === 'string'],
  specifications: [
    'an object of texts',
    (value) =>
      typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string'),
  ],
  replaceImage: flag,
  addImages: ['a number from 1 to 20', (value) => isCount(value) && Number(value) >= 1 && Number(value) <= 20],
  repeatImages: flag,
  removeImages: flag,
  productId: ['a product id', isCount],
};

/** Reads the body, naming whatever is wrong or unknown in it. */
export function readSkuChange(body: Record<string, unknown>): SkuChangeWish {
  const names = Object.keys(checks);
  for (const [name, value] of Object.entries(body)) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof SkuChangeWish] : undefined;
    if (!check) throw new ControlProblem(`There is no field ${name}. Known: ${names.join(', ')}.`);
    if (!check[1](value)) throw new ControlProblem(`${name} must be ${check[0]}.`);
  }
  if (names.every((name) => body[name] === undefined))
    throw new ControlProblem(`Give at least one of ${names.join(', ')}.`);
  if (body['inPolicy'] !== undefined && body['policy'] === undefined)
    throw new ControlProblem('inPolicy needs a policy.');
  const { policy, ...rest } = body;
  return typeof policy === 'string' || typeof policy === 'number' ? { ...rest, policy: String(policy) } : rest;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
