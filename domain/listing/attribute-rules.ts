import type { CategoryAttribute } from './category.ts';
import { ATTRIBUTE_VALUE_LENGTH, isPositiveNumber } from './attributes/match-value.ts';
import { isAttributeRequired, isAttributeUnwanted } from './choose-attributes.ts';
import { FORBIDDEN, hasWords } from './clean-text.ts';
import { describeMissing } from './describe-missing.ts';
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
      return missing.length > 0 ? describeMissing(missing) : null;
    },
  },
  {
    code: 'attribute-unwanted',
    demands: 'no attribute that depends on an answer that was not given',
    source: '4.8; 12052183',
    field: 'product_attributes',
    severity: 'blocks',
    check: ({ attributes }, { category }) => {
      const given = new Set(attributes.map(({ id }) => id));
      const unwanted = category.attributes.find(
        (attribute) => given.has(attribute.id) && isAttributeUnwanted(attribute, attributes),
      );
      return unwanted ? { attribute: unwanted.name } : null;
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
    demands: 'one value for an attribute that takes one, and no attribute or value twice',
    source: '4.3; 12052246, 12052251, 12052253, 12052254',
    field: 'product_attributes',
    severity: 'blocks',
    check: forEachAttribute(({ id, values }, attribute, { attributes }) => {
      const distinct = new Set(values.map((value) => JSON.stringify(value))).size;
      const times = attributes.filter((other) => other.id === id).length;
      return distinct < values.length || times > 1 || (distinct > 1 && !attribute.isMultipleSelection)
        ? { count: values.length * times }
        : null;
    }),
  },
  {
    code: 'attribute-value-text',
    demands: `own attribute values of at most ${ATTRIBUTE_VALUE_LENGTH} characters, with letters or digits and without emoji, entities, control or Chinese characters; positive numbers where the attribute is one`,
    source: '4.3; 12052245, 12052248, 12052249, 12052250, 12052256, 12052935',
    field: 'product_attributes',
    severity: 'blocks',
    check: forEachAttribute(({ values }, { valueDataFormat }) => {
      const bad = values.find(
        (value) =>
          'name' in value &&
          (!hasWords(value.name) ||
            Object.values(FORBIDDEN).some((pattern) => pattern.test(value.name)) ||
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
  check: (chosen: Chosen, attribute: CategoryAttribute, listing: DraftListing) => Finding | null,
): (listing: DraftListing, context: RuleContext) => Finding | null {
  return (listing, { category }) => {
    for (const chosen of listing.attributes) {
      const attribute = category.attributes.find(({ id }) => id === chosen.id);
      const finding = attribute && check(chosen, attribute, listing);
      if (finding) return { attribute: attribute.name, ...finding };
    }
    return null;
  };
}

function named(param: string, names: readonly string[]): Finding | null {
  return names.length > 0 ? { [param]: names.join(', ') } : null;
}
