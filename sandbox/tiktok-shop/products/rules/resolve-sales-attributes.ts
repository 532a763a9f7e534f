import { attributeByName, attributesOf, valueByName } from '../../catalogue/attributes.ts';
import type { Attribute } from '../../catalogue/attributes.ts';
import type { Category } from '../../catalogue/category.ts';
import { customAttributeId, customValueId } from '../custom-ids.ts';
import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { SalesAttribute } from '../product.ts';
import { breaksFormat, hasChinese } from './check-text.ts';
import { previousSkus } from './listing-env.ts';
import type { ListingEnv } from './listing-env.ts';
import type { SkuBody } from './product-shape.ts';

type Sent = NonNullable<SkuBody['sales_attributes']>[number];
const longestName = 20;
const longestValue = 50;
const mostKinds = 3;
const mostExtraImages = 9;
const kind = 'sales attribute';

/** Sales attributes of every SKU, in order, ids and names filled in; and what is wrong with them together. */
export function resolveSalesAttributes(
  skus: readonly SkuBody[],
  category: Category | undefined,
  env: ListingEnv,
): { resolved: SalesAttribute[][]; faults: Fault[] } {
  const vocabulary = vocabularyOf(category, env);
  const faults: Fault[] = [];
  const resolved = skus.map(({ sales_attributes = [] }) =>
    sales_attributes.flatMap((sent) => {
      const found = resolveOne(sent, vocabulary);
      if ('code' in found) faults.push(found);
      else faults.push(...checkImages(sent, env));
      return 'code' in found ? [] : [found];
    }),
  );
  if (faults.length === 0) faults.push(...checkTogether(resolved));
  return { resolved, faults };
}

/** Attributes and values that may be named by id alone: the category's, and the ones this product already has. */
interface Vocabulary {
  category: Category | undefined;
  attributes: Attribute[];
  names: Map<string, string>;
  values: Map<string, string>;
}

function vocabularyOf(category: Category | undefined, env: ListingEnv): Vocabulary {
  const attributes =
    category === undefined ? [] : attributesOf(category).filter(({ type }) => type === 'SALES_PROPERTY');
  const before = [...previousSkus(env).values()].flatMap((sku) => sku.sales_attributes);
  return {
    category,
    attributes,
    names: new Map([
      ...before.map(({ id, name }) => [id, name] as const),
      ...attributes.map(({ id, name }) => [id, name] as const),
    ]),
    values: new Map(before.map(({ id, value_id, value_name }) => [`${id}:${value_id}`, value_name])),
  };
}

function resolveOne(sent: Sent, vocabulary: Vocabulary): SalesAttribute | Fault {
  const { id = '', name = '', value_id = '', value_name = '' } = sent;
  if (id === '' && name.trim() === '') return faultOf(12052241);
  const { category } = vocabulary;
  const named = category === undefined ? undefined : attributeByName(category, name);
  const byName = named?.type === 'SALES_PROPERTY' ? named : undefined;
  const knownName = vocabulary.names.get(id);
  // The id wins over the name; an unknown one only where there is no name to go by.
  if (id !== '' && knownName === undefined && name.trim() === '') return faultOf(12052527);
  const attributeId = knownName !== undefined ? id : (byName?.id ?? customAttributeId(name.trim()));
  const attributeName = knownName ?? byName?.name ?? name.trim();
  if (knownName === undefined && byName === undefined) {
    if ([...name].length > longestName) return faultOf(12052242);
    if (hasChinese(name)) return faultOf(12052243);
    if (breaksFormat(name)) return faultOf(12052933);
  }
  const listed = vocabulary.attributes.find((each) => each.id === attributeId)?.values ?? [];
  const value =
    listed.find((each) => each.id === value_id) ??
    (category === undefined ? undefined : valueByName(category, attributeId, value_name));
  const valueName = value?.name ?? vocabulary.values.get(`${attributeId}:${value_id}`) ?? value_name.trim();
  if (valueName === '') return value_id === '' ? faultOf(12052248, { property_type: kind }) : faultOf(12052529);
  if (value === undefined) {
    if ([...valueName].length > longestValue)
      return faultOf(12052249, { property_type: kind, max_limit: longestValue, property_value_name: valueName });
    if (hasChinese(valueName)) return faultOf(12052250, { property_type: kind });
    if (breaksFormat(valueName)) return faultOf(12052934);
  }
  return {
    id: attributeId,
    name: attributeName,
    value_id:
      value?.id ??
      (vocabulary.values.has(`${attributeId}:${value_id}`) ? value_id : customValueId(attributeId, valueName)),
    value_name: valueName,
    ...(sent.sku_img && { sku_img: { uri: sent.sku_img.uri } }),
    ...(sent.supplementary_sku_images?.length && {
      supplementary_sku_images: sent.supplementary_sku_images.map(({ uri }) => ({ uri })),
    }),
  };
}

function checkImages({ sku_img, supplementary_sku_images: extra = [] }: Sent, env: ListingEnv): Fault[] {
  if (extra.length > 0 && !sku_img) return [faultOf(12052357)];
  if (extra.length > mostExtraImages) return [faultOf(12052356)];
  const uris = [...(sku_img ? [sku_img.uri] : []), ...extra.map(({ uri }) => uri)];
  return uris.every((uri) => env.findImage(uri, 'ATTRIBUTE_IMAGE') !== undefined) ? [] : [faultOf(12052520)];
}

/** Rules over all SKUs: at most three kinds, the same on each, no combination twice, images on one kind only. */
function checkTogether(skus: readonly SalesAttribute[][]): Fault[] {
  const faults: Fault[] = [];
  const kinds = new Set(skus.flat().map(({ id }) => id));
  if (kinds.size > mostKinds) faults.push(faultOf(12052525));
  if (skus.some((each) => new Set(each.map(({ id }) => id)).size < each.length)) faults.push(faultOf(12052254));
  else if (skus.some((each) => each.length < kinds.size) || (kinds.size === 0 && skus.length > 1))
    faults.push(faultOf(12052550));
  const combinations = skus.map((each) =>
    each
      .map(({ id, value_id }) => `${id}=${value_id}`)
      .toSorted()
      .join('&'),
  );
  if (kinds.size > 0 && new Set(combinations).size < combinations.length) faults.push(faultOf(12052560));
  const withImages = new Set(
    skus
      .flat()
      .filter(({ sku_img }) => sku_img !== undefined)
      .map(({ id }) => id),
  );
  if (withImages.size > 1) faults.push(faultOf(12052528));
  else if (skus.flat().some(({ id, sku_img }) => withImages.has(id) && sku_img === undefined))
    faults.push(faultOf(12052522));
  return faults;
}
