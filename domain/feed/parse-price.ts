import type { Money } from '../money.ts';
import { minorDigits, readCurrency } from './currencies.ts';

/** The sign that a document puts before decimals. */
export type PriceStyle = 'comma' | 'dot';

export type PriceProblem =
  | 'price-ambiguous'
  | 'price-unreadable'
  | 'price-range'
  | 'price-negative'
  | 'price-zero'
  | 'price-absurd';

export interface PriceReading {
  /** Null with a problem: then no price is taken. */
  readonly money: Money | null;
  readonly problem: PriceProblem | null;
  /** The style that this price shows by itself, without a doubt. */
  readonly style: PriceStyle | null;
}

/**
 * Reads a price as feeds write it: `R$ 1.299,00`, `1299.00 BRL`, `2,795.00`, `BRL 20`, `1 299,00 €`, `69.9`.
 * The amount is in the currency's smallest unit, rounded half up. `documentStyle` decides what a price leaves
 * open (surface.md, section 4, "Prices"); what stays open is `price-ambiguous`. The text is folded already.
 */
export function parsePrice(text: string, documentStyle: PriceStyle | null): PriceReading {
  const parts = splitPrice(toAsciiDigits(text).replace(NO_CENTS, '$1'));
  if (parts === null) return refuse(isRange(text) ? 'price-range' : 'price-unreadable');
  if (parts.currency === undefined) return refuse('price-unreadable');
  const number = readNumber(parts.number, parts.currency, parts.reais, documentStyle);
  if (number === 'ambiguous') return refuse('price-ambiguous');
  if (number === null) return refuse('price-unreadable');
  const amount = toMinorUnits(number.whole, number.decimals, minorDigits(parts.currency));
  if (parts.negative && amount !== 0) return refuse('price-negative', number.style);
  if (amount === null) return refuse('price-absurd', number.style);
  if (amount === 0) return refuse('price-zero', number.style);
  return { money: { amount, currency: parts.currency }, problem: null, style: number.style };
}

function refuse(problem: PriceProblem, style: PriceStyle | null = null): PriceReading {
  return { money: null, problem, style };
}

interface PriceParts {
  readonly number: string;
  /** Undefined where the words beside the number are no currency, or two different ones. */
  readonly currency: string | null | undefined;
  /** Whether the price is written with `R$`. */
  readonly reais: boolean;
  readonly negative: boolean;
}

/** `20,-` is a way to write 20 without cents. */
const NO_CENTS = /(\d)[.,][-–—]{1,2}(?=\s|$)/;

// Sign, word, sign, a number with separators, sign, word. Every part is bounded, and so is the text.
const PRICE =
  /^([-−–(]?) ?((?:[^\d\s+−–(.,-][^\d\s+−–(-]{0,5})?) ?([-−–(+]?) ?(\d[\d.,' ]{0,40}|[.,]\d{1,20}) ?([-−–)]?) ?([^\d\s)]{0,6})\)?$/u;

function splitPrice(text: string): PriceParts | null {
  if (text.length > 80) return null;
  const match = PRICE.exec(text);
  if (match === null) return null;
  const [, sign = '', before = '', innerSign = '', written = '', trailing = '', after = ''] = match;
  const first = before === '' ? null : readCurrency(before);
  const second = after === '' ? null : readCurrency(after);
  const agree = first === null || second === null || first === second;
  const currency = first === undefined || second === undefined || !agree ? undefined : (first ?? second);
  const negative = [sign, innerSign].some((mark) => mark !== '' && mark !== '+') || /[-−–]/.test(trailing);
  return { number: written.trim(), currency, reais: /^r\$$/i.test(before) || /^r\$$/i.test(after), negative };
}

function isRange(text: string): boolean {
  return text.length <= 200 && /\d[^\d]{0,12}(?:[-–—~]|\b(?:a|to|até|ate|hasta)\b)[^\d]{0,12}\d/iu.test(text);
}

interface ReadNumber {
  readonly whole: string;
  readonly decimals: string;
  readonly style: PriceStyle | null;
}

/** Spaces and apostrophes may part groups of three; anywhere else they make it two numbers. */
const GROUPED_BY_SPACES = /^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d*)?$/;

function readNumber(
  written: string,
  currency: string | null,
  reais: boolean,
  documentStyle: PriceStyle | null,
): ReadNumber | 'ambiguous' | null {
  if (/[ ']/.test(written) && !GROUPED_BY_SPACES.test(written)) return null;
  const number = written.replaceAll(/[ ']/g, '');
  if (/^\d+$/.test(number)) return { whole: number, decimals: '', style: null };
  const lastComma = number.lastIndexOf(',');
  const lastDot = number.lastIndexOf('.');
  if (lastComma >= 0 && lastDot >= 0) {
    return lastComma > lastDot ? splitAt(number, ',', '.') : splitAt(number, '.', ',');
  }
  const mark = lastComma >= 0 ? ',' : '.';
  const [whole = '', decimals = '', ...more] = number.split(mark);
  if (more.length > 0) return isGrouped(number, mark) ? plain(number, mark, mark === ',' ? 'dot' : 'comma') : null;
  const own = mark === ',' ? 'comma' : 'dot';
  if (decimals.length !== 3) return { whole, decimals, style: decimals === '' ? null : own };
  const reading = readThree({ whole, mark, digits: minorDigits(currency), reais, documentStyle });
  if (reading === 'ambiguous') return 'ambiguous';
  if (reading === 'thousands') return plain(number, mark, null);
  // Read as decimals by itself, not by the document's style: then it shows the style to others.
  const byItself = !couldBeGrouped(whole) || (mark === '.' && minorDigits(currency) > 2);
  return { whole, decimals, style: byItself ? own : null };
}

/**
 * One mark followed by exactly three digits: thousands or decimals? A dot is the rule of surface.md: thousands
 * after `R$`, decimals in a currency of three, else the document decides. A comma is read as it is in English
 * unless the document writes decimal commas: then no price, since neither reading is safe.
 */
function readThree(price: {
  readonly whole: string;
  readonly mark: string;
  readonly digits: number;
  readonly reais: boolean;
  readonly documentStyle: PriceStyle | null;
}): 'thousands' | 'decimals' | 'ambiguous' {
  const { whole, mark, digits, reais, documentStyle } = price;
  const possible = couldBeGrouped(whole);
  if (digits === 0) return possible ? 'thousands' : 'ambiguous';
  if (mark === '.') {
    if (reais) return possible ? 'thousands' : 'ambiguous';
    if (digits > 2) return 'decimals';
    if (!possible) return documentStyle === 'comma' ? 'ambiguous' : 'decimals';
    if (documentStyle === null) return 'ambiguous';
    return documentStyle === 'comma' ? 'thousands' : 'decimals';
  }
  if (digits > 2) {
    if (!possible) return documentStyle === 'dot' ? 'ambiguous' : 'decimals';
    if (documentStyle === null) return 'ambiguous';
    return documentStyle === 'comma' ? 'decimals' : 'thousands';
  }
  if (reais || documentStyle === 'comma' || !possible) return 'ambiguous';
  return 'thousands';
}

/** `1`, `12`, `123` may stand before a group of three; `0`, `1234` and nothing cannot. */
function couldBeGrouped(whole: string): boolean {
  return /^[1-9]\d{0,2}$/.test(whole);
}

function splitAt(number: string, decimalMark: string, mark: string): ReadNumber | null {
  const at = number.indexOf(decimalMark);
  if (at !== number.lastIndexOf(decimalMark)) return null;
  const whole = number.slice(0, at);
  const decimals = number.slice(at + 1);
  if (!isGrouped(whole, mark)) return null;
  return { whole: whole.replaceAll(mark, ''), decimals, style: decimalMark === ',' ? 'comma' : 'dot' };
}

/** Groups of three; with a comma also India's of two, whose last group has three. */
function isGrouped(number: string, mark: string): boolean {
  return mark === ',' ? /^\d{1,3}(?:,\d{2,3})*,\d{3}$/.test(number) : /^\d{1,3}(?:\.\d{3})+$/.test(number);
}

function plain(number: string, mark: string, style: PriceStyle | null): ReadNumber {
  return { whole: number.replaceAll(mark, ''), decimals: '', style };
}

const MOST_UNITS = 1_000_000_000_000n;

/** Null where the amount is more than 10^12 units or beyond the integers that a number holds exactly. */
function toMinorUnits(whole: string, decimals: string, digits: number): number | null {
  const kept = decimals.slice(0, digits).padEnd(digits, '0');
  const roundUp = decimals.charCodeAt(digits) >= 53 ? 1n : 0n;
  const amount = BigInt(whole + kept) + roundUp;
  if (amount > MOST_UNITS * 10n ** BigInt(digits) || amount > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return Number(amount);
}

/** Arabic-Indic and Persian digits and marks become the ASCII ones. */
function toAsciiDigits(text: string): string {
  if (!/[٠-٩۰-۹٫٬]/.test(text)) return text;
  return text.replaceAll(/[٠-٩۰-۹٫٬]/g, (character) => {
    const code = character.charCodeAt(0);
    if (character === '٫') return '.';
    if (character === '٬') return ',';
    return String((code - (code >= 0x6f0 ? 0x6f0 : 0x660)) % 10);
  });
}
