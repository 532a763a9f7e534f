import { expect, it } from 'vitest';
import { measureText, parseMeasure } from '../../../domain/feed/parse-measure.ts';

it.each([
  ['20.0 cm', '20', 'cm'],
  ['20 cm', '20', 'cm'],
  ['20cm', '20', 'cm'],
  ['20,00 CM', '20', 'cm'],
  ['0,3 kg', '0.3', 'kg'],
  ['.5 kg', '0.5', 'kg'],
  ['1.299,5 g', '1299.5', 'g'],
  ['007', '7', null],
  ['0', '0', null],
  ['15 "', '15', '"'],
  ['2 lbs.', '2', 'lbs'],
])('%s is %s in %s', (text, value, unit) => {
  expect(parseMeasure(text)).toEqual({ value, unit });
});

it.each(['-1 kg', 'heavy', '', '10 x 20 cm', '1.2.3 kg', '1 2 kg', '9'.repeat(99)])('%s is no measure', (text) => {
  expect(parseMeasure(text)).toBeNull();
});

it.each([
  ['1 kg', '1000 g', true],
  ['0,3 kg', '300 gramas', true],
  ['1 lb', '16 oz', true],
  ['1 lb', '453.59237 g', true],
  ['10 cm', '100 mm', true],
  ['1 in', '25,4 mm', true],
  ['1 m', '100 centímetros', true],
  ['1 kg', '1 g', false],
  ['1 kg', '1', false],
  ['1 g', '1 mm', false],
  ['2 boxes', '2.0 BOXES', true],
  ['2 boxes', '2 bags', false],
  ['0.1 kg', '0.10000001 kg', false],
])('%s and %s are the same: %s', (left, right, same) => {
  const [one, other] = [left, right].map((text) => measureText(parseMeasure(text)!));
  expect(one === other).toBe(same);
});
