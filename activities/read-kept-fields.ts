import type { ListingField } from '../domain/listing/facet-hashes.ts';
import type { FieldsOnTiktok } from '../domain/listing/keep-fields.ts';
import type { Evaluation, PublishScene } from './evaluate-product.ts';

/** What goes back as TikTok has it. */
export interface KeptOnTiktok {
  readonly fields: ReadonlySet<ListingField>;
  readonly values: FieldsOnTiktok;
}

/**
 * Reads what a full edit must send back of the fields that the client keeps; null where it keeps none or the action
 * does not blank them. Of a product on sale whose edit is under review, the version under review is the latest.
 * @throws ApiFailure
 */
export async function readKeptFields(
  { shop, signal }: PublishScene,
  { action, state, keptFields: fields }: Evaluation,
): Promise<KeptOnTiktok | null> {
  if (action.kind !== 'full-edit' || fields.size === 0 || state.productId === null) return null;
  const isEdited = state.status === 'ACTIVATE' && state.auditStatus === 'AUDITING';
  const { products } = shop.api;
  const underReview = isEdited ? await products.get(state.productId, { version: 'under-review', signal }) : null;
  const values = underReview ?? (await products.get(state.productId, { signal }));
  return values && { fields, values };
}
