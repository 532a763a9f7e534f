import type { Measure } from '../feed/feed-item.ts';

/**
 * Grams of a weight, rounded up to whole ones. A number without a unit is read in `unit`; null where there is none
 * either, or where value or unit say nothing: guessing between 0.5 g and 0.5 kg would falsify the freight.
 */
export function toGrams(weight: Measure, unit: string | null): number | null {
  return convert(weight, unit, GRAMS_PER);
}

/** Centimetres of a length, rounded up to whole ones; as `toGrams` otherwise. */
export function toCentimetres(length: Measure, unit: string | null): number | null {
  return convert(length, unit, CENTIMETRES_PER);
}

const GRAMS_PER: Record<string, number> = {
  g: 1,
  gr: 1,
  gram: 1,
  grams: 1,
  grama: 1,
  gramas: 1,
  kg: 1000,
  kgs: 1000,
  kilogram: 1000,
  kilograms: 1000,
  quilo: 1000,
  quilos: 1000,
  mg: 0.001,
  lb: 453.592_37,
  lbs: 453.592_37,
  pound: 453.592_37,
  pounds: 453.592_37,
  oz: 28.349_523_125,
  ounce: 28.349_523_125,
  ounces: 28.349_523_125,
};

const CENTIMETRES_PER: Record<string, number> = {
  cm: 1,
  centimeter: 1,
  centimeters: 1,
  centimetro: 1,
  centimetros: 1,
  mm: 0.1,
  m: 100,
  meter: 100,
  meters: 100,
  metro: 100,
  metros: 100,
  in: 2.54,
  inch: 2.54,
  inches: 2.54,
  '"': 2.54,
  ft: 30.48,
};

/** Rounded up, since a carrier measures up; the small allowance keeps 0.07 kg × 1000 from becoming 71. */
export function wholeUp(value: number): number {
  return Math.ceil(value - 1e-6);
}

function convert({ value, unit }: Measure, assumed: string | null, factors: Record<string, number>): number | null {
  const name = (unit || assumed || '').toLowerCase().replace(/\.$/, '').trim();
  const factor = Object.hasOwn(factors, name) ? factors[name] : undefined;
  const amount = Number(value);
  if (factor === undefined || value.trim() === '' || !Number.isFinite(amount)) return null;
  return wholeUp(amount * factor);
}
