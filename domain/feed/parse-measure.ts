import type { Measure } from './feed-item.ts';

/**
 * Reads `20.0 cm`, `0,3 kg`, `300g`, `12`: a value with one decimal mark (with two different marks the last is the
 * decimal one) and a unit in any word. Null for what is no measure, a negative one included. The text is folded.
 */
export function parseMeasure(text: string): Measure | null {
  if (text.length > 60) return null;
  const match = /^(\d{1,12}(?:[.,]\d{1,12}){0,3}|[.,]\d{1,12}) ?([^\d\s.,-]\S{0,20})?$/.exec(text);
  if (match === null) return null;
  const value = plainDecimal(match[1] ?? '');
  if (value === null) return null;
  const unit = (match[2] ?? '').toLowerCase().replace(/\.$/, '');
  return { value, unit: unit === '' ? null : unit };
}

/**
 * The canonical text of a measure: weights in grams, lengths in millimetres, exactly, so that `1 kg` and `1000 g`
 * are the same; a unit of neither kind keeps its own word.
 */
export function measureText(measure: Measure): string {
  if (measure.unit === null) return measure.value;
  const unit = UNITS.get(measure.unit);
  if (unit === undefined) return `${measure.value} ${measure.unit}`;
  return `${multiplyDecimals(measure.value, unit.factor)} ${unit.base}`;
}

/** `20.0` → `20`, `007` → `7`, `,5` → `0.5`, `1.299,5` → `1299.5`; null where the marks make no number. */
function plainDecimal(written: string): string | null {
  const at = Math.max(written.lastIndexOf(','), written.lastIndexOf('.'));
  if (at < 0) return trimZeros(written, '');
  const whole = written.slice(0, at);
  if (whole.includes(written.charAt(at))) return null;
  return trimZeros(whole.replaceAll(/[.,]/g, ''), written.slice(at + 1));
}

function trimZeros(whole: string, decimals: string): string {
  const front = whole.replace(/^0+(?=\d)/, '') || '0';
  const back = decimals.replace(/0+$/, '');
  return back === '' ? front : `${front}.${back}`;
}

function multiplyDecimals(left: string, right: string): string {
  if (right === '1') return left;
  const [leftWhole = '', leftDecimals = ''] = left.split('.');
  const [rightWhole = '', rightDecimals = ''] = right.split('.');
  const scale = leftDecimals.length + rightDecimals.length;
  const product = String(BigInt(leftWhole + leftDecimals) * BigInt(rightWhole + rightDecimals)).padStart(
    scale + 1,
    '0',
  );
  return trimZeros(product.slice(0, product.length - scale), product.slice(product.length - scale));
}

interface Unit {
  readonly base: 'g' | 'mm';
  /** How many grams or millimetres one of it is; those of inch and pound are exact by definition. */
  readonly factor: string;
}

const UNIT_WORDS: readonly (readonly [base: 'g' | 'mm', factor: string, words: string])[] = [
  ['g', '0.001', 'mg miligrama miligramas'],
  ['g', '1', 'g gr grs gram grams gramme grammes grama gramas gramo gramos'],
  [
    'g',
    '1000',
    'kg kgs kilo kilos quilo quilos kilogram kilograms kilogramme kilogrammes quilograma quilogramas kilogramo kilogramos',
  ],
  ['g', '1000000', 't ton tonne tonnes tonelada toneladas'],
  ['g', '28.349523125', 'oz ounce ounces onça onças onza onzas'],
  ['g', '453.59237', 'lb lbs pound pounds libra libras'],
  ['mm', '1', 'mm millimeter millimeters millimetre millimetres milímetro milímetros'],
  ['mm', '10', 'cm cms centimeter centimeters centimetre centimetres centímetro centímetros'],
  ['mm', '1000', 'm meter meters metre metres metro metros'],
  ['mm', '25.4', 'in inch inches " ″ pol polegada polegadas pulgada pulgadas'],
  ['mm', '304.8', 'ft foot feet pé pés pie pies'],
  ['mm', '914.4', 'yd yard yards'],
];

const UNITS: ReadonlyMap<string, Unit> = new Map(
  UNIT_WORDS.flatMap(([base, factor, words]) => words.split(' ').map((word) => [word, { base, factor }] as const)),
);
