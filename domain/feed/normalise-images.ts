import type { CollectedFields, FieldValue } from './collect-fields.ts';
import type { FeedItem } from './feed-item.ts';
import { foldText } from './normalise-text.ts';

/** The best `image_link` is the cover; further ones count as additional images. Each image is named once. */
export function normaliseImages(
  values: CollectedFields['values'],
): Pick<FeedItem, 'imageLink' | 'additionalImageLinks'> {
  const named = values.image_link ?? [];
  const covers = named.length > 1 ? named.toSorted((left, right) => left.rank - right.rank) : named;
  const [cover, ...further] = covers.flatMap(addresses);
  const more = new Set(further);
  for (const value of values.additional_image_link ?? []) {
    for (const address of addresses(value)) more.add(address);
  }
  if (cover !== undefined) more.delete(cover);
  return {
    ...(cover !== undefined && { imageLink: cover }),
    ...(more.size > 0 && { additionalImageLinks: [...more] }),
  };
}

// A list of addresses in one element is parted where the next address begins: commas also occur inside addresses.
// Looked at from the beginning of a run of separators only: a long run must not cost its square.
const NEXT_ADDRESS = /(?<![\s,;|])[\s,;|]+(?=https?:\/\/)/i;

function addresses(value: FieldValue): string[] {
  const text = foldText(value.text);
  if (text === '') return [];
  return text.includes('http', 4) ? text.split(NEXT_ADDRESS) : [text];
}
