import type { CategoryAttribute } from './category.ts';
import { ATTRIBUTE_VALUE_LENGTH, isAttributeRequired, isPositiveNumber } from './choose-attributes.ts';
import type { DraftListing } from './desired-listing.ts';
import type { Finding, ProductRule, RuleContext } from './listing-rules.ts';

/** Rules that a category sets: its attributes, certificates and size chart (contract section 4.8). */
export const ATTRIBUTE_RULES: readonly ProductRule[] = [
  {
    code: 'attribute-missing',
    demands: 'a value for every attribute that the category requires',
    source: '4.8; 12052104, 12052182',
    field: 'product_attributes',
    severity: 'blocks',
    check: ({ attributes }, { category }) => {
      const given = new Set(attributes.map(({ id }) => id));
      const missing = category.attributes.filter(
        (attribute) =>
          attribute.type === 'PRODUCT_PROPERTY' &&
          !given.has(attribute.id) &&
          isAttributeRequired(attribute, attributes),
      );
      return missing.length > 0 ? { attributes: missing.map(describeAttribute).join('; ') } : null;
    },
  },
  {
    code: 'attribute-value-not-listed',
    demands: "attribute values from TikTok's list, where the attribute takes no others",
    source: '4.3; 12052240, 12052247, 12052529',
    field: 'product_attributes',
    severity: 'blocks',
    check: forEachAttribute(({ values }, attribute) => {
      const ids = new Set(attribute.values.map(({ id }) => id));
      const foreign = values.find((value) => ('id' in value ? !ids.has(value.id) : !attribute.isCustomizable));
      return foreign ? { value: 'id' in foreign ? foreign.id : foreign.name } : null;
    }),
  },
  {
    code: 'attribute-several-values',
    demands: 'one value for an attribute that takes one, and none twice',
    source: '4.3; 12052246, 12052251, 12052253',
    field: 'product_attributes',
    severity: 'blocks',
    check: forEachAttribute(({ values }, attribute) => {
      const distinct = new Set(values.map((value) => JSON.stringify(value))).size;
      return distinct < values.length || (distinct > 1 && !attribute.isMultipleSelection)
        ? { count: values.length }
        : null;
    }),
  },
  {
    code: 'attribute-value-text',
    demands: `own attribute values of at most ${ATTRIBUTE_VALUE_LENGTH} characters, positive numbers where the attribute is one`,
    source: '4.3; 12052249, 12052256',
    field: 'product_attributes',
    severity: 'blocks',
    check: forEachAttribute(({ values }, { valueDataFormat }) => {
      const bad = values.find(
        (value) =>
          'name' in value &&
          (value.name === '' ||
            value.name.length > ATTRIBUTE_VALUE_LENGTH ||
            (valueDataFormat === 'POSITIVE_INT_OR_DECIMAL' && !isPositiveNumber(value.name))),
      );
      return bad && 'name' in bad ? { value: bad.name.slice(0, 50) } : null;
    }),
  },
  {
    code: 'certification-required',
    demands: 'the certificates that the category requires',
    source: '4.8; 12052105',
    field: 'certifications',
    severity: 'blocks',
    check: (_, { category }) => named('certifications', category.rules.requiredCertifications),
  },
  {
    code: 'size-chart-required',
    demands: 'a size chart, where the category requires one',
    source: '4.8; 12052673',
    field: 'size_chart',
    severity: 'blocks',
    check: ({ sizeChartUrl }, { category }) =>
      category.rules.sizeChartRequired && sizeChartUrl === null ? { category: category.leafId } : null,
  },
  {
    code: 'party-required',
    demands: 'the manufacturer or responsible person that the category requires',
    source: '4.8; 12052282, 12052287',
    field: 'manufacturer_ids',
    severity: 'blocks',
    check: (_, { category }) => named('parties', category.rules.requiredParties),
  },
];

type Chosen = DraftListing['attributes'][number];

function forEachAttribute(
  check: (chosen: Chosen, attribute: CategoryAttribute) => Finding | null,
): (listing: DraftListing, context: RuleContext) => Finding | null {
  return ({ attributes }, { category }) => {
    for (const chosen of attributes) {
      const attribute = category.attributes.find(({ id }) => id === chosen.id);
      const finding = attribute && check(chosen, attribute);
      if (finding) return { attribute: attribute.name, ...finding };
    }
    return null;
  };
}

/** An attribute with the values it takes, as many as a person reads. */
function describeAttribute({ name, id, values, isCustomizable }: CategoryAttribute): string {
  const shown = values.slice(0, 8).map((value) => value.name);
  const rest = values.length > shown.length || isCustomizable ? ', …' : '';
  return shown.length > 0 ? `${name} (${id}: ${shown.join(', ')}${rest})` : `${name} (${id})`;
}

function named(param: string, names: readonly string[]): Finding | null {
  return names.length > 0 ? { [param]: names.join(', ') } : null;
}
