import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrice, type PriceStyle } from '../../../domain/feed/parse-price.ts';

/** `1299 BRL` for money, else the problem's code. */
function read(text: string, style: PriceStyle | null = null): string {
  const { money, problem } = parsePrice(text, style);
  return money === null ? String(problem) : `${money.amount} ${money.currency}`;
}

describe('parsePrice', () => {
  it.each([
    ['R$ 1.299,00', '129900 BRL'],
    ['R$ 1.299', '129900 BRL'],
    ['R$1.299', '129900 BRL'],
    ['1.299 R$', '129900 BRL'],
    ['1.299,00', '129900 null'],
    ['1299.00 BRL', '129900 BRL'],
    ['BRL 1299.00', '129900 BRL'],
    ['BRL 20', '2000 BRL'],
    ['20,00', '2000 null'],
    ['2,795.00', '279500 null'],
    ['2.526.100,00 ARS', '252610000 ARS'],
    ['ARS 2.526.100,00', '252610000 ARS'],
    ['80,677.50 ARS', '8067750 ARS'],
    ['1.250 KWD', '1250 KWD'],
    ['23.00 KWD', '23000 KWD'],
    ['1,250.500 KWD', '1250500 KWD'],
    ['1 299,00 €', '129900 EUR'],
    ["1'299.00 CHF", '129900 CHF'],
    ['1,29,900.00 INR', '12990000 INR'],
    ['69.9', '6990 null'],
    ['32.0 USD', '3200 USD'],
    ['US$ 32.50', '3250 USD'],
    ['$32.50', '3250 null'],
    ['12.990 CLP', '12990 CLP'],
    ['500 JPY', '500 JPY'],
    ['1299.00brl', '129900 BRL'],
    ['20,- €', '2000 EUR'],
    ['+20.00 BRL', '2000 BRL'],
    ['.99 BRL', '99 BRL'],
    ['1.000.000 BRL', '100000000 BRL'],
    ['1,299,000 BRL', '129900000 BRL'],
    ['١٢٫٥٠ AED', '1250 AED'],
    ['352 AED', '35200 AED'],
    ['1000000000000.00 BRL', '100000000000000 BRL'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['10.004 BRL', 'dot', '1000 BRL'],
    ['10.0049 BRL', null, '1000 BRL'],
    ['10.005 BRL', 'dot', '1001 BRL'],
    ['10.9950 BRL', null, '1100 BRL'],
    ['0.5 JPY', null, '1 JPY'],
    ['1.2345 KWD', null, '1235 KWD'],
    ['1.2344 KWD', null, '1234 KWD'],
    ['1.005 BRL', 'dot', '101 BRL'],
  ] as const)('rounds half up: %s (%s) is %s', (text, style, expected) => {
    expect(read(text, style)).toBe(expected);
  });

  it.each([
    ['-5.00 BRL', 'price-negative'],
    ['BRL -5', 'price-negative'],
    ['R$ -5,00', 'price-negative'],
    ['(5.00)', 'price-negative'],
    ['5.00- BRL', 'price-negative'],
    ['-99999999999999999 BRL', 'price-negative'],
    ['0', 'price-zero'],
    ['0.00 BRL', 'price-zero'],
    ['-0.00 BRL', 'price-zero'],
    ['0.004 BRL', 'price-zero'],
    ['1000000000000.01 BRL', 'price-absurd'],
    ['1000000000001 BRL', 'price-absurd'],
    ['99999999999999999999999999 BRL', 'price-absurd'],
    ['9999999999999.999 KWD', 'price-absurd'],
    ['10.00 - 20.00 BRL', 'price-range'],
    ['10.00-20.00', 'price-range'],
    ['R$ 10,00 a R$ 20,00', 'price-range'],
    ['Sob consulta', 'price-unreadable'],
    ['free', 'price-unreadable'],
    ['NaN', 'price-unreadable'],
    ['1e5 BRL', 'price-unreadable'],
    ['12 34', 'price-unreadable'],
    ['1.29.00', 'price-unreadable'],
    ['1,2,3.00', 'price-unreadable'],
    ['20.00 QQQ', 'price-unreadable'],
    ['R$ 20.00 USD', 'price-unreadable'],
    ['20.00 BRL/kg', 'price-unreadable'],
    ['', 'price-unreadable'],
    ['9'.repeat(200), 'price-unreadable'],
  ])('takes no price from %s: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  describe('one dot and three digits', () => {
    it.each([
      ['1.299', null, 'price-ambiguous'],
      ['1.299 BRL', null, 'price-ambiguous'],
      ['BRL 1.299', null, 'price-ambiguous'],
      ['999.000 USD', null, 'price-ambiguous'],
      ['1.299 BRL', 'comma', '129900 BRL'],
      ['1.299 BRL', 'dot', '130 BRL'],
      ['1.299', 'comma', '129900 null'],
      ['1.299', 'dot', '130 null'],
      ['R$ 1.299', 'dot', '129900 BRL'],
      ['1.250 KWD', 'comma', '1250 KWD'],
      ['0.299 BRL', null, '30 BRL'],
      ['0.299 BRL', 'comma', 'price-ambiguous'],
      ['1234.567 BRL', null, '123457 BRL'],
      ['R$ 0.299', null, 'price-ambiguous'],
    ] as const)('%s where the document shows %s: %s', (text, style, expected) => {
      expect(read(text, style)).toBe(expected);
    });
  });

  describe('one comma and three digits', () => {
    it.each([
      ['2,795', null, '279500 null'],
      ['2,795 BRL', 'dot', '279500 BRL'],
      ['2,795 BRL', 'comma', 'price-ambiguous'],
      ['R$ 2,795', null, 'price-ambiguous'],
      ['1,250 KWD', null, 'price-ambiguous'],
      ['1,250 KWD', 'comma', '1250 KWD'],
      ['1,250 KWD', 'dot', '1250000 KWD'],
    ] as const)('%s where the document shows %s: %s', (text, style, expected) => {
      expect(read(text, style)).toBe(expected);
    });
  });

  it.each([
    ['129,90', 'comma'],
    ['R$ 1.299,00', 'comma'],
    ['129.90 BRL', 'dot'],
    ['2,795.00', 'dot'],
    ['1.250 KWD', 'dot'],
    ['1.299', null],
    ['R$ 1.299', null],
    ['129', null],
  ] as const)('%s shows the style %s', (text, style) => {
    expect(parsePrice(text, null).style).toBe(style);
  });

  it('shows no style that it has only taken from the document', () => {
    expect(parsePrice('1.299 BRL', 'dot').style).toBeNull();
  });
});

describe('any price', () => {
  const cents = fc.integer({ min: 1, max: 2 ** 40 });

  it('is read back from every unambiguous way to write it', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        const whole = String(Math.floor(amount / 100));
        const decimals = String(amount % 100).padStart(2, '0');
        const grouped = (mark: string) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, mark);
        const written = [
          `${whole}.${decimals} BRL`,
          `BRL ${whole},${decimals}`,
          `R$ ${grouped('.')},${decimals}`,
          `${grouped(',')}.${decimals} BRL`,
          `${grouped(' ')},${decimals} BRL`,
          `${whole}.${decimals}00 BRL`,
        ];
        for (const text of written) expect(parsePrice(text, null).money).toEqual({ amount, currency: 'BRL' });
        expect(read(`-${whole}.${decimals}`)).toBe('price-negative');
      }),
    );
  });

  it('is either exact money or one named problem, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789.,-+ R$()BRLKWD€'eE".split('')), maxLength: 24 });
    fc.assert(
      fc.property(text, fc.constantFrom(null, 'comma' as const, 'dot' as const), (written, style) => {
        const { money, problem } = parsePrice(written.trim(), style);
        expect(money === null).toBe(problem !== null);
        if (money !== null) expect(Number.isSafeInteger(money.amount) && money.amount > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
