import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { SkuBody } from './product-shape.ts';

/** Calendar days of a pre-order in Brazil (contract section 4.3). */
const fewestDays = 3;
const mostDays = 30;

export function checkPreSale(skus: readonly SkuBody[]): Fault[] {
  const types = new Set(skus.map((sku) => sku.pre_sale?.type ?? 'NONE'));
  if (types.size > 1) return [faultOf(12019100)];
  const faults = skus.flatMap(({ pre_sale }) =>
    pre_sale === undefined || pre_sale === null ? [] : checkOne(pre_sale),
  );
  return faults.slice(0, 1);
}

function checkOne({ type, fulfillment_type }: NonNullable<SkuBody['pre_sale']>): Fault[] {
  if (type === undefined || type === '') return [faultOf(12019096)];
  if (type === 'NONE') return [];
  if (type !== 'PRE_ORDER') return [faultOf(12019099)];
  if (fulfillment_type === undefined) return [faultOf(12019095)];
  const days = fulfillment_type.handling_duration_days ?? 0;
  if (days === 0) return [faultOf(12019098)];
  return days < fewestDays || days > mostDays ? [faultOf(12052712)] : [];
}
