import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimalMoney, writeDecimalMoney } from '../../apis/decimal-money.ts';
import { readJson } from '../../apis/read-json.ts';
import { readEpoch, readNumber, readOneOrMany, readText } from '../../apis/read-value.ts';
import { readRetryAfter } from '../../apis/retry-after.ts';

describe('readJson', () => {
  it('keeps every digit of a whole number beyond 2^53', () => {
    expect(readJson('{"a":1729592969712207008,"b":[-9007199254740993],"c":9007199254740991}')).toEqual({
      a: '1729592969712207008',
      b: ['-9007199254740993'],
      c: 9007199254740991,
    });
  });

  it('is JSON.parse for everything else', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const plain: unknown = JSON.parse(text);
        fc.pre(!JSON.stringify(plain).match(/\d{16}|e\+/));
        expect(readJson(text)).toEqual(plain);
      }),
    );
  });

  it('takes a byte order mark and refuses what is no JSON', () => {
    expect(readJson('\ufeff{"a":1}')).toEqual({ a: 1 });
    for (const text of ['', '<html>', '{"a":', 'undefined']) expect(() => readJson(text)).toThrow(SyntaxError);
  });
});

describe('decimal money', () => {
  it.each([
    ['49.90', 'BRL', 4990],
    ['49.9', 'BRL', 4990],
    [49.9, 'BRL', 4990],
    ['0.5', 'BRL', 50],
    ['.5', 'BRL', 50],
    ['1.005', 'BRL', 101],
    [1.005, 'BRL', 101],
    [76.92, 'BRL', 7692],
    ['1299', 'BRL', 129900],
    ['-3.005', 'BRL', -301],
    [1e-7, 'BRL', 0],
    ['110', 'JPY', 110],
    ['1.2345', 'KWD', 1235],
  ])('reads %j %s as %i', (amount, currency, cents) => {
    expect(readDecimalMoney(amount, currency)).toEqual({ amount: cents, currency });
  });

  it.each(['', '.', 'abc', '1,50', '1.2.3', null, undefined, {}, Number.NaN, '99999999999999999999'])(
    'takes %j for no amount',
    (amount) => {
      expect(readDecimalMoney(amount, 'BRL')).toBeUndefined();
    },
  );

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('BRL', 'JPY', 'KWD'), (amount, currency) => {
        expect(readDecimalMoney(writeDecimalMoney({ amount, currency }), currency)).toEqual({ amount, currency });
      }),
    );
    expect(writeDecimalMoney({ amount: 5, currency: 'BRL' })).toBe('0.05');
  });
});

describe('readRetryAfter', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');

  it.each([
    ['2', 2000],
    ['0', 0],
    ['0.5', 500],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['86400', 900_000],
    ['Mon, 23 Nov 2026 12:00:00 GMT', 900_000],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (header, wait) => {
    expect(readRetryAfter(header, now)).toBe(wait);
  });
});

describe('tolerant readers', () => {
  it('take ids as text, one or many, seconds or milliseconds', () => {
    expect([readText(7), readText('7'), readText(''), readText(null), readText({})]).toEqual([
      '7',
      '7',
      undefined,
      undefined,
      undefined,
    ]);
    expect([readOneOrMany([1]), readOneOrMany({ a: 1 }), readOneOrMany(null)]).toEqual([[1], [{ a: 1 }], []]);
    expect([readNumber('12'), readNumber(' '), readNumber('x'), readNumber(true)]).toEqual([
      12,
      undefined,
      undefined,
      undefined,
    ]);
    expect(readEpoch(1_700_000_000)).toBe('2023-11-14T22:13:20.000Z');
    expect(readEpoch('1700000000000')).toBe('2023-11-14T22:13:20.000Z');
    expect(readEpoch(0)).toBeUndefined();
  });
});
