import type { CategoryAttribute } from './category.ts';
import type { Finding } from './listing-rules.ts';

/** One missing attribute, for a console that offers its values. */
interface MissingAttribute {
  readonly id: string;
  readonly name: string;
  /** The first `LISTED_VALUES` of TikTok's list. */
  readonly values: readonly { readonly id: string; readonly name: string }[];
  /** How many the list holds. */
  readonly valuesTotal: number;
  readonly takesOwnValues: boolean;
  readonly takesSeveral: boolean;
}

/**
 * What a problem says of attributes that lack: `attributes` in words, with as many values as a person reads, and
 * `missing` as JSON of `MissingAttribute[]`.
 */
export function describeMissing(missing: readonly CategoryAttribute[]): Finding {
  return { attributes: missing.map(inWords).join('; '), missing: JSON.stringify(missing.map(asData)) };
}

// More than that a person picks by search, not by reading.
const READ_VALUES = 8;
const LISTED_VALUES = 50;

function inWords({ name, id, values, isCustomizable }: CategoryAttribute): string {
  const shown = values.slice(0, READ_VALUES).map((value) => value.name);
  const rest = values.length > shown.length || isCustomizable ? ', …' : '';
  return shown.length > 0 ? `${name} (${id}: ${shown.join(', ')}${rest})` : `${name} (${id})`;
}

function asData(attribute: CategoryAttribute): MissingAttribute {
  const { id, name, values, isCustomizable, isMultipleSelection } = attribute;
  return {
    id,
    name,
    values: values.slice(0, LISTED_VALUES).map((value) => ({ id: value.id, name: value.name })),
    valuesTotal: values.length,
    takesOwnValues: isCustomizable,
    takesSeveral: isMultipleSelection,
  };
}
