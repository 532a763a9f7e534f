import { attributesOf, valueByName } from '../../catalogue/attributes.ts';
import type { Attribute } from '../../catalogue/attributes.ts';
import type { Category } from '../../catalogue/category.ts';
import { customValueId } from '../custom-ids.ts';
import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../product.ts';
import { breaksFormat, hasChinese } from './check-text.ts';
import type { ListingEnv } from './listing-env.ts';
import type { ProductBody } from './product-shape.ts';

type Sent = NonNullable<ProductBody['product_attributes']>[number];
type Resolved = Content['product_attributes'][number];
const longestValue = 2000;
const kind = 'product attribute';

export interface ResolvedAttributes {
  attributes: Resolved[];
  faults: Fault[];
  warnings: string[];
}

/** Product attributes with ids and names filled in from the category (contract sections 4.3 and 4.8). */
export function resolveAttributes(sent: readonly Sent[], category: Category, env: ListingEnv): ResolvedAttributes {
  const known = new Map(attributesOf(category).map((attribute) => [attribute.id, attribute]));
  const faults: Fault[] = [];
  const warnings: string[] = [];
  const attributes: Resolved[] = [];
  const ids = new Set<string>();

  for (const { id = '', values = [] } of sent) {
    const attribute = known.get(id);
    if (id === '') faults.push(faultOf(12052241));
    else if (ids.has(id)) faults.push(faultOf(12052254));
    else if (attribute === undefined || attribute.type !== 'PRODUCT_PROPERTY') {
      warnings.push(clearedWarning('product_attributes', id, 'Attribute does not exist in the category'));
    } else attributes.push({ id, values: resolveValues(category, attribute, values, env, faults) });
    ids.add(id);
  }
  faults.push(...findMissing([...known.values()], attributes));
  return { attributes: attributes.filter(({ values }) => values.length > 0), faults, warnings };
}

/** What the service says of a field it dropped; the sentence is the official example's. */
export function clearedWarning(field: string, value: string, reason: string): string {
  return `The [${field}]:${value} field is incorrect and has been automatically cleared by the system. Reason: [${reason}]. You can edit it later.`;
}

function resolveValues(
  category: Category,
  attribute: Attribute,
  sent: readonly { id?: string; name?: string }[],
  env: ListingEnv,
  faults: Fault[],
): Resolved['values'] {
  if (sent.length > 1 && !attribute.is_multiple_selection) {
    faults.push(faultOf(12052246, { property_type: kind, property_id: attribute.id }));
  }
  const values = sent.flatMap((value) => {
    const found = resolveValue(category, attribute, value, env);
    if ('code' in found) faults.push(found);
    return 'code' in found ? [] : [found];
  });
  if (new Set(values.map(({ id }) => id)).size < values.length) faults.push(faultOf(12052251));
  return values;
}

function resolveValue(
  category: Category,
  attribute: Attribute,
  { id = '', name = '' }: { id?: string; name?: string },
  env: ListingEnv,
): Resolved['values'][number] | Fault {
  const listed = attribute.values?.find((value) => value.id === id) ?? valueByName(category, attribute.id, name);
  if (listed !== undefined) return listed;
  const before = env.previous?.content.product_attributes
    .find((each) => each.id === attribute.id)
    ?.values.find((value) => value.id === id);
  if (before !== undefined && name === '') return before;
  if (name.trim() === '') return faultOf(id === '' ? 12052248 : 12052529, { property_type: kind });
  if (!attribute.is_customizable) return faultOf(12052247);
  if ([...name].length > longestValue)
    return faultOf(12052249, { property_type: kind, max_limit: longestValue, property_value_name: name.slice(0, 50) });
  if (hasChinese(name)) return faultOf(12052250, { property_type: kind });
  if (attribute.value_data_format !== undefined && !(/^\d+(\.\d+)?$/.test(name) && Number(name) > 0)) {
    return faultOf(12052256, { property_name: attribute.name });
  }
  if (breaksFormat(name)) return faultOf(12052935);
  return { id: customValueId(attribute.id, name.trim()), name: name.trim() };
}

/** Required attributes that have no value, and conditional ones with or without their condition. */
function findMissing(known: readonly Attribute[], attributes: readonly Resolved[]): Fault[] {
  const given = new Map(attributes.map(({ id, values }) => [id, values]));
  return known.flatMap((attribute) => {
    if (attribute.type !== 'PRODUCT_PROPERTY') return [];
    const has = (given.get(attribute.id)?.length ?? 0) > 0;
    const conditions = attribute.requirement_conditions ?? [];
    if (conditions.length === 0) return attribute.is_requried && !has ? [faultOf(12052104)] : [];
    const [condition] = conditions;
    const parent = known.find(({ id }) => id === condition?.attribute_id);
    const met = conditions.some(
      (each) => given.get(each.attribute_id)?.some(({ id }) => id === each.attribute_value_id) === true,
    );
    if (met === has) return [];
    return [
      faultOf(met ? 12052182 : 12052183, {
        sub_property_name: attribute.name,
        parent_property_name: parent?.name ?? '',
        parent_property_value: given.get(condition?.attribute_id ?? '')?.[0]?.name ?? '',
      }),
    ];
  });
}
