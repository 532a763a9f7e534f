import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { ProductBody } from './product-shape.ts';

const metric = new Set(['KILOGRAM', 'GRAM', 'CENTIMETER']);
const imperial = new Set(['POUND', 'INCH']);

/** Weight and dimensions of the package, as Brazil takes them (contract section 4.3). */
export function checkPackage(body: ProductBody, dimensionsRequired: boolean): Fault[] {
  const { package_weight: weight, package_dimensions: dimensions } = body;
  const units = [weight?.unit, dimensions?.unit].filter((unit) => unit !== undefined);
  const strange = units.find((unit) => !metric.has(unit) && !imperial.has(unit));
  if (strange !== undefined) return [faultOf(12052916)];
  if (units.some((unit) => metric.has(unit)) && units.some((unit) => imperial.has(unit))) return [faultOf(12052915)];
  if (units.some((unit) => imperial.has(unit))) return [faultOf(12019061)];
  return [...checkWeight(weight), ...checkDimensions(dimensions, dimensionsRequired)];
}

function checkWeight(weight: ProductBody['package_weight']): Fault[] {
  if (weight?.value === undefined) return [];
  const pattern = weight.unit === 'GRAM' ? /^\d+$/ : /^\d+(\.\d{1,3})?$/;
  if (weight.unit === 'CENTIMETER' || !pattern.test(weight.value)) return [faultOf(12052006)];
  return Number(weight.value) === 0 ? [faultOf(12052181)] : [];
}

const sides = [
  ['length', 12052005],
  ['width', 12052004],
  ['height', 12052003],
] as const;

function checkDimensions(dimensions: ProductBody['package_dimensions'], required: boolean): Fault[] {
  if (dimensions === undefined) return required ? [faultOf(12052116)] : [];
  if (dimensions.unit !== 'CENTIMETER') return [faultOf(12052116)];
  // Brazil takes decimals with either mark and rounds them.
  return sides.flatMap(([side, code]) => {
    const value = dimensions[side] ?? '';
    return /^\d+([.,]\d+)?$/.test(value) && Math.round(Number(value.replace(',', '.'))) > 0 ? [] : [faultOf(code)];
  });
}

/** As the service keeps them: whole numbers. */
export function roundDimensions(dimensions: NonNullable<ProductBody['package_dimensions']>) {
  const whole = (value: string | undefined): string => String(Math.round(Number((value ?? '0').replace(',', '.'))));
  return {
    length: whole(dimensions.length),
    width: whole(dimensions.width),
    height: whole(dimensions.height),
    unit: dimensions.unit ?? '',
  };
}
