// ISO 4217, list one, column "minor unit": every currency whose smallest unit is not a hundredth.
const MINOR_DIGITS: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG'].map((code) => [code, 0] as const),
  ...['RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

/** Decimals of a currency's smallest unit: 2 for nearly all and where the currency is unknown. */
export function minorDigits(currency: string | null): number {
  return currency === null ? 2 : (MINOR_DIGITS.get(currency) ?? 2);
}

/** Signs that name one currency only. `$`, `£`, `¥` and `kr` are shared by several and name none. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['R$', 'BRL'],
  ['€', 'EUR'],
  ['US$', 'USD'],
  ['U$S', 'USD'],
  ['U$', 'USD'],
  ['AR$', 'ARS'],
  ['CA$', 'CAD'],
  ['AU$', 'AUD'],
  ['MX$', 'MXN'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['NT$', 'TWD'],
  ['CLP$', 'CLP'],
  ['COP$', 'COP'],
  ['S/', 'PEN'],
  ['S/.', 'PEN'],
  ['₲', 'PYG'],
  ['₡', 'CRC'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₫', 'VND'],
  ['฿', 'THB'],
  ['₪', 'ILS'],
  ['₦', 'NGN'],
  ['₵', 'GHS'],
  ['₸', 'KZT'],
  ['₼', 'AZN'],
  ['₾', 'GEL'],
  ['₮', 'MNT'],
  ['₭', 'LAK'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  ['FT', 'HUF'],
  ['د.إ', 'AED'],
  ['د.ك', 'KWD'],
  ['ر.س', 'SAR'],
]);

/** Signs that stand beside an amount and say nothing about which currency it is. */
const SHARED_SIGNS: ReadonlySet<string> = new Set(['$', '£', '¥', '￥', 'KR', 'KR.']);

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * The currency that a word beside an amount names: an ISO 4217 code in any case, or a sign of one currency only;
 * null for a sign that several share, undefined for what is no currency.
 */
export function readCurrency(word: string): string | null | undefined {
  const upper = word.toUpperCase();
  if (CODES.has(upper)) return upper;
  return SIGNS.get(upper) ?? (SHARED_SIGNS.has(upper) ? null : undefined);
}
