import { foldText } from '../fold-text.ts';

/** An amount in the base unit of its dimension, such as 1000 of `mass-g`; whole measures only, nothing else beside. */
export interface ReadMeasure {
  readonly dimension: string;
  readonly amount: number;
}

/**
 * What a text measures: `1kg`, `1.000 g` and `1 quilo` are one. Null where it is no measure, or where its number can be
 * read in two ways (`1.500 g`).
 */
export function readMeasure(text: string): ReadMeasure | null {
  if (text.length > LONGEST) return null;
  const [, numeral, unit] = /^([\d.,]+|\p{L}+)\s*([\p{L}"°µ]+(?:\s?[\p{L}]+)?)\.?$/u.exec(foldText(text)) ?? [];
  if (numeral === undefined || unit === undefined) return null;
  const known = UNITS.get(unit.replace(/\s/g, ' '));
  const number = /\d/.test(numeral) ? readNumber(numeral) : (NUMERALS.get(numeral) ?? null);
  if (!known || number === null) return null;
  return { dimension: known.dimension, amount: round(number * known.factor) };
}

/** The amount in a unit given by its name; null where the text is no measure of that unit's dimension. */
export function measureIn(text: string, unit: string): number | null {
  const measure = readMeasure(text);
  const wanted = UNITS.get(foldText(unit));
  if (!measure || !wanted || measure.dimension !== wanted.dimension) return null;
  return round(measure.amount / wanted.factor);
}

/**
 * A number in Brazilian or English spelling: `1,5`, `1.5`, `1.500,00` and `12`. Null where a single mark may part
 * thousands or decimals (`1.500`).
 */
export function readNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^0[.,]\d+$/.test(text) || /^\d+[.,](?:\d{1,2}|\d{4,})$/.test(text)) return Number(text.replace(',', '.'));
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text) || /^\d{1,3}(?:,\d{3}){2,}$/.test(text))
    return Number(text.replace(/[.,]/g, ''));
  return null;
}

/** From one amount to another, both within it; `to` is null where it has no end. */
export interface Span {
  readonly dimension: string;
  readonly from: number;
  readonly to: number | null;
  /** One of the unit it was said in: what lies between the end of a span and the beginning of the next. */
  readonly step: number;
}

/** A span such as `3-5 anos`, `de 3 a 5 anos`, `10+ anos` or `10 anos ou mais`; null for no span. */
export function readSpan(text: string): Span | null {
  if (text.length > LONGEST) return null;
  const folded = foldText(text);
  const [, from, to, unit] = CLOSED.exec(folded) ?? [];
  const open = OPEN.map((pattern) => pattern.exec(folded)).find((found) => found !== null);
  const low = readMeasure(`${from ?? open?.[1]} ${unit ?? open?.[2]}`);
  const step = UNITS.get(unit ?? open?.[2] ?? '')?.factor;
  if (!low || step === undefined) return null;
  if (to === undefined) return { dimension: low.dimension, from: low.amount, to: null, step };
  const high = readMeasure(`${to} ${unit}`);
  return high && low.amount < high.amount
    ? { dimension: low.dimension, from: low.amount, to: high.amount, step }
    : null;
}

// No measure is longer; the pattern's parts may share letters, so that long words would cost their length cubed.
const LONGEST = 50;

const CLOSED = /^(?:de )?(\d+) ?(?:-|–|a|ate|to) ?(\d+) ?(\p{L}+)$/u;
const OPEN = [
  /^(\d+) ?\+ ?(\p{L}+)$/u,
  /^(\d+) ?(\p{L}+) ?(?:\+|ou mais|e mais|o mas|and up|and over|em diante|para cima)$/u,
  /^(?:a partir de|a partir dos|from|desde) (\d+) ?(\p{L}+)$/u,
];

interface Unit {
  readonly dimension: string;
  readonly factor: number;
}

/** Names of each unit, its dimension and what it is of the dimension's base. Months and days do not convert. */
const UNIT_TABLE: readonly (readonly [dimension: string, factor: number, names: string])[] = [
  ['mass-g', 0.001, 'mg, miligrama, miligramas, milligrams'],
  ['mass-g', 1, 'g, gr, grs, grama, gramas, gram, grams, gramo, gramos'],
  ['mass-g', 1000, 'kg, kgs, quilo, quilos, kilo, kilos, quilograma, quilogramas, kilogram, kilograms, kilogramos'],
  ['volume-ml', 1, 'ml, mls, mililitro, mililitros, milliliter, milliliters'],
  ['volume-ml', 10, 'cl'],
  ['volume-ml', 1000, 'l, lt, lts, litro, litros, liter, liters, litre, litres'],
  ['length-mm', 1, 'mm, milimetro, milimetros, millimeters'],
  ['length-mm', 10, 'cm, cms, centimetro, centimetros, centimeters'],
  ['length-mm', 1000, 'm, mt, mts, metro, metros, meter, meters'],
  ['length-mm', 25.4, '", in, inch, inches, pol, polegada, polegadas, pulgada, pulgadas'],
  ['tension-v', 1, 'v, volt, volts'],
  ['power-w', 1, 'w, watt, watts'],
  ['power-w', 1000, 'kw, quilowatt, quilowatts, kilowatts'],
  ['charge-mah', 1, 'mah'],
  ['memory-mb', 1, 'mb'],
  ['memory-gb', 1, 'gb, gigas, gigabytes'],
  ['memory-tb', 1, 'tb, terabytes'],
  ['frequency-hz', 1, 'hz, hertz'],
  ['time-month', 1, 'mes, meses, month, months'],
  ['time-month', 12, 'ano, anos, year, years, yr, yrs, y'],
  ['time-day', 1, 'dia, dias, day, days'],
  ['time-day', 7, 'semana, semanas, week, weeks'],
  ['time-hour', 1, 'h, hora, horas, hour, hours, hr, hrs'],
  ['pages', 1, 'pagina, paginas, page, pages, pag, pags, pgs'],
  [
    'count',
    1,
    'un, und, uni, unid, unidade, unidades, peca, pecas, pc, pcs, piece, pieces, unit, units, unidad, unidades, pieza, piezas, item, itens',
  ],
];

const UNITS: ReadonlyMap<string, Unit> = new Map(
  UNIT_TABLE.flatMap(([dimension, factor, names]) =>
    names.split(', ').map((name) => [name, { dimension, factor }] as const),
  ),
);

// Only before a unit: `duas unidades`.
const NUMERALS: ReadonlyMap<string, number> = new Map(
  [
    'um, uma, one, una',
    'dois, duas, two, dos',
    'tres, three',
    'quatro, four, cuatro',
    'cinco, five',
    'seis, six',
    'sete, seven, siete',
    'oito, eight, ocho',
    'nove, nine, nueve',
    'dez, ten, diez',
    'onze, eleven, once',
    'doze, twelve, doce',
  ].flatMap((names, place) => names.split(', ').map((name) => [name, place + 1] as const)),
);

/** Decimal fractions that binary ones blur (0.1 × 3) come out as they are written. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
