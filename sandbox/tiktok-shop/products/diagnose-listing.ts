import { findCategory, nameOf } from '../catalogue/category-tree.ts';
import { fail } from './fault.ts';
import { lookUpProduct } from './find-product.ts';
import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import type { Product } from './product.ts';
import { readBody } from './read-body.ts';
import { list, object, required, text } from './rules/check-shape.ts';

/** What a diagnosis looks at. */
interface Diagnosed {
  title: string;
  category_id: string;
  product_attributes: { id?: string; values?: { name?: string }[] }[];
}

const shortTitle = 40;
const longestTitle = 300;
/** The contract's index says that there is a limit, not which; that of the other calls with lists of ids. */
const mostIds = 20;

/**
 * How good a listing is. Of the codes of the service one is known, that of a short title; a listing without it is
 * GOOD, and one that has hardly any name is POOR.
 */
export function diagnose({ title, category_id, product_attributes }: Diagnosed, optimize: ReadonlySet<string> = all) {
  const length = [...title.trim()].length;
  const isShort = length < shortTitle;
  return {
    listing_quality: {
      current_tier: isShort ? (length < shortTitle / 2 ? 'POOR' : 'FAIR') : 'GOOD',
      remaining_recommendations: isShort ? 1 : 0,
    },
    diagnoses: isShort
      ? [
          {
            field: 'TITLE',
            diagnosis_results: [
              {
                code: 'TITLE_LESS_THAN_40_CHARACTERS',
                how_to_solve:
                  'Names must be at least 40 characters long and contain product-identifying information, such as "hiking boots" or "lipstick".',
                quality_tier: 'GOOD',
              },
            ],
            ...(optimize.has('TITLE') && {
              suggestion: {
                seo_words: wordsFor(category_id).map((word) => ({ text: word })),
                smart_texts: [{ text: longerTitle({ title, category_id, product_attributes }) }],
                images: [],
              },
            }),
          },
        ]
      : [],
  };
}

const all: ReadonlySet<string> = new Set(['TITLE', 'DESCRIPTION', 'IMAGE']);

/** Product Information Issue Diagnosis. */
export function diagnoseProducts(request: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  return succeed({
    products: readProducts(request, context).map((product) => ({ id: product.id, ...diagnose(product) })),
  });
}

/** Get Recommended Product Title And Description: a title where there is a better one; descriptions are not judged. */
export function suggestTexts(request: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  return succeed({
    products: readProducts(request, context).map((product) => {
      const title = longerTitle(product);
      return {
        id: product.id,
        suggestions: title === product.title ? [] : [{ field: 'TITLE', items: [{ text: title }] }],
      };
    }),
  });
}

/** Get Products SEO Words: what buyers call the things of the product's category. */
export function listSeoWords(request: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  return succeed({
    products: readProducts(request, context).map(({ id, category_id }) => ({
      id,
      seo_words: wordsFor(category_id).map((word) => ({ text: word })),
    })),
  });
}

const bodyShape = required(
  object({
    product_id: text,
    category_id: required(text),
    title: text,
    description: text,
    brand_id: text,
    product_attributes: list(object({ id: text, values: list(object({ id: text, name: text })) })),
  }),
);
const optimizable = new Set(['TITLE', 'DESCRIPTION', 'IMAGE', 'ALL', 'NONE']);

/** Diagnose and Optimize Product: the body's fields, over those of the product where one is named. */
export function diagnoseAndOptimize({ body, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  // A list by the table of fields, one word in the official example.
  const { optimization_fields: wanted = 'ALL', ...rest } = body;
  const fields = Array.isArray(wanted) ? wanted : [wanted];
  if (!fields.every((field) => typeof field === 'string' && optimizable.has(field))) fail(12052910);
  const sent = readBody<Partial<Diagnosed> & { product_id?: string; category_id: string }>(rest, bodyShape);
  if (findCategory(sent.category_id) === undefined) fail(12052023);
  const product = sent.product_id ? lookUpProduct(context, shop.id, sent.product_id) : undefined;
  if (product !== undefined && 'code' in product) fail(12052260);
  return succeed(
    diagnose(
      {
        title: sent.title ?? product?.title ?? '',
        category_id: sent.category_id,
        product_attributes: sent.product_attributes ?? product?.product_attributes ?? [],
      },
      fields.includes('ALL') ? all : new Set(fields as string[]),
    ),
  );
}

/** `product_ids` of the query: comma-joined, repeated, or a list in JSON. */
function readProducts({ query, shop }: TiktokShopRequest, context: TiktokShopContext): Product[] {
  const ids = query.getAll('product_ids').flatMap((each) => each.replaceAll(/["[\]\s]/g, '').split(','));
  const named = [...new Set(ids)].filter((id) => id !== '');
  if (named.length === 0) fail(12052910);
  if (named.length > mostIds) fail(12019120);
  return named.map((id) => {
    const product = lookUpProduct(context, shop.id, id);
    return 'code' in product ? fail(12052260) : product;
  });
}

function wordsFor(categoryId: string): string[] {
  const category = findCategory(categoryId);
  return category === undefined ? [] : [nameOf(category, 'pt-BR').toLowerCase(), ...category.words].slice(0, 10);
}

/** The title with what buyers look for behind it, the category's name and what the attributes say; itself where it is long enough. */
function longerTitle({ title, category_id, product_attributes }: Diagnosed): string {
  if ([...title.trim()].length >= shortTitle) return title;
  const category = findCategory(category_id);
  if (category === undefined) return title;
  const values = product_attributes.flatMap(({ values: given = [] }) => given.map(({ name = '' }) => name));
  return [title.trim(), nameOf(category, 'pt-BR'), ...values.filter(Boolean)].join(' - ').slice(0, longestTitle);
}
