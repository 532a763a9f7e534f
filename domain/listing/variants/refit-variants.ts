import type { SalesAttribute } from '../choose-variants.ts';
import type { DesiredListing } from '../desired-listing.ts';
import { foldText } from '../fold-text.ts';
import { kindKey } from './variant-kinds.ts';

/** What each SKU was last sent with, by the source's id. */
type Sent = ReadonlyMap<string, readonly SalesAttribute[]>;

/**
 * The sales attributes of a SKU that TikTok has, written as those of the listing's SKUs are by now: kinds may have
 * gained TikTok's ids, been renamed or been dropped since it was sent, and its identity must not be lost over that.
 * Null where the listing has a kind that the SKU never had.
 */
export function refitVariants(
  attributes: readonly SalesAttribute[],
  listing: DesiredListing,
  sent: Sent,
): SalesAttribute[] | null {
  const target = listing.skus[0]?.salesAttributes ?? [];
  if (target.length === 0) return null;
  const fitted = target.map((kind, place) => {
    const before =
      attributes.find((attribute) => isSameKind(attribute, kind)) ??
      attributes.find((attribute) => wasRenamed(attribute, place, listing, sent));
    return before ? write(before, kind, place, listing) : null;
  });
  return fitted.every((attribute) => attribute !== null) ? fitted : null;
}

/** What TikTok tells SKUs apart by: ids where there are some, else words, in any order. */
export function variantKey(attributes: readonly SalesAttribute[]): string {
  const parts = attributes.map(({ id, name, value, valueId }) =>
    JSON.stringify([id ?? foldText(name), valueId ?? foldText(value)]),
  );
  return parts.toSorted().join('\n');
}

function isSameKind(a: SalesAttribute, b: SalesAttribute): boolean {
  return (a.id !== undefined && a.id === b.id) || kindKey(a.name) === kindKey(b.name);
}

/** A kind under another name: the SKUs that were sent with it and are in the listing still show the same values. */
function wasRenamed(attribute: SalesAttribute, place: number, listing: DesiredListing, sent: Sent): boolean {
  const pairs = listing.skus.flatMap(({ sku, salesAttributes }) => {
    const before = sent.get(sku)?.find((other) => isSameKind(other, attribute));
    const now = salesAttributes[place];
    return before && now ? [foldText(before.value) === foldText(now.value)] : [];
  });
  return pairs.length > 0 && pairs.every(Boolean);
}

function write(before: SalesAttribute, kind: SalesAttribute, place: number, listing: DesiredListing): SalesAttribute {
  const { value, valueId, imageUri } = before;
  const same = listing.skus
    .map(({ salesAttributes }) => salesAttributes[place])
    .find((now) => now && ((now.valueId && now.valueId === valueId) || foldText(now.value) === foldText(value)));
  const known = same?.valueId ?? (before.id === kind.id ? valueId : undefined);
  return {
    name: kind.name,
    value: same?.value ?? value,
    ...(kind.id !== undefined && { id: kind.id }),
    ...(known !== undefined && { valueId: known }),
    ...(imageUri !== undefined && { imageUri }),
  };
}
