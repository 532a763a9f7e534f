import type { Money } from '../domain/money.ts';

/**
 * Decimal text or number (`49.9`, `"1299.005"`) as money in the currency's smallest unit, rounded half up on the
 * digits, never through a float. Undefined for what is no decimal number.
 */
export function readDecimalMoney(amount: unknown, currency: string | null | undefined): Money | undefined {
  const digits = decimalText(amount);
  const match = digits === undefined ? null : /^(-?)(\d*)(?:\.(\d*))?$/.exec(digits);
  if (!match || (!match[2] && !match[3])) return undefined;
  const decimals = decimalsOf(currency);
  const fraction = (match[3] ?? '').padEnd(decimals + 1, '0');
  const roundUp = (fraction[decimals] ?? '0') >= '5' ? 1 : 0;
  const magnitude = Number(`${match[2]}${fraction.slice(0, decimals)}`) + roundUp;
  if (!Number.isSafeInteger(magnitude)) return undefined;
  return { amount: match[1] && magnitude !== 0 ? -magnitude : magnitude, currency: currency ?? null };
}

/** Money as decimal text with all decimals of its currency: `{4990, BRL}` is `49.90`. */
export function writeDecimalMoney(money: Money): string {
  const decimals = decimalsOf(money.currency);
  const digits = String(Math.abs(money.amount)).padStart(decimals + 1, '0');
  const sign = money.amount < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function decimalText(amount: unknown): string | undefined {
  if (typeof amount === 'string') return amount.trim();
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return undefined;
  const text = String(amount);
  return text.includes('e') ? amount.toFixed(20) : text;
}

const decimalsByCurrency = new Map<string, number>();

/** Decimals of the currency (BRL 2, CLP 0, KWD 3); 2 for an unknown one. */
function decimalsOf(currency: string | null | undefined): number {
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return 2;
  const known = decimalsByCurrency.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  decimalsByCurrency.set(currency, maximumFractionDigits ?? 2);
  return maximumFractionDigits ?? 2;
}
