import type { TiktokShopContext } from '../route.ts';
import type { Content, Product } from './product.ts';

/** Product webhooks (contract section 9.3). */

/** Type 5. Its `status` is not the product's: only first pass, changed, failed. */
export function announceStatus(context: TiktokShopContext, product: Product, before: Pick<Product, 'status'>): void {
  const failed = product.status === 'FAILED';
  const firstPass = before.status === 'PENDING' && product.status === 'ACTIVATE';
  emitStatus(
    context,
    product,
    failed ? 'PRODUCT_AUDIT_FAILURE' : firstPass ? 'PRODUCT_FIRST_PASS_REVIEW' : 'PRODUCT_STATUS_CHANGED',
  );
}

/** Type 5 after the review of an edit of a live product failed: the product's own status does not change. */
export function announceEditRefused(context: TiktokShopContext, product: Product): void {
  emitStatus(context, product, 'PRODUCT_AUDIT_FAILURE');
}

function emitStatus(context: TiktokShopContext, product: Product, status: string): void {
  const isRefused = status === 'PRODUCT_AUDIT_FAILURE' || product.status === 'PLATFORM_DEACTIVATED';
  context.webhooks.emit(product.shop, 5, {
    product_id: product.id,
    status,
    suspended_reason: isRefused ? (product.audit_failed_reasons[0]?.reasons[0] ?? '') : '',
    update_time: product.update_time,
  });
}

/** Type 37. */
export function announceAudit(context: TiktokShopContext, product: Product): void {
  context.webhooks.emit(product.shop, 37, {
    product_id: product.id,
    audit: { status: product.audit.status, pre_approved_reasons: product.audit.pre_approved_reasons ?? [] },
    update_time: product.update_time,
  });
}

/** Type 16. */
export function announceCreation(context: TiktokShopContext, product: Product): void {
  context.webhooks.emit(product.shop, 16, {
    product_id: product.id,
    product_types: [],
    update_time: product.update_time,
  });
}

/** Type 15, when a change of a live product takes effect; nothing where nothing it names changed. */
export function announceChange(context: TiktokShopContext, product: Product, before: Content): void {
  const fields = changedFields(before, product);
  if (fields.length === 0) return;
  context.webhooks.emit(product.shop, 15, {
    product_id: product.id,
    change_source: 'OPEN_API',
    changed_fields: fields,
    update_time: product.update_time,
  });
}

/** Type 18, when another category takes effect. */
export function announceCategory(context: TiktokShopContext, product: Product, before: Content): void {
  if (product.category_id === before.category_id) return;
  context.webhooks.emit(product.shop, 18, {
    product_id: product.id,
    previous_category_id: before.category_id,
    current_category_id: product.category_id,
    update_time: product.update_time,
  });
}

const named = ['title', 'description', 'main_images', 'product_attributes'] as const;
const others = [
  'category_id',
  'brand_id',
  'skus',
  'package_weight',
  'package_dimensions',
  'certifications',
  'video',
] as const;

function changedFields(before: Content, after: Content): string[] {
  const differs = (key: keyof Content): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const chartDiffers = (part: 'image' | 'template'): boolean =>
    JSON.stringify(before.size_chart?.[part]) !== JSON.stringify(after.size_chart?.[part]);
  return [
    ...named.filter(differs),
    ...(chartDiffers('image') ? ['size_chart_image'] : []),
    ...(chartDiffers('template') ? ['size_chart_template'] : []),
    ...(others.some(differs) ? ['others'] : []),
  ];
}
