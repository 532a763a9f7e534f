import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ITEM_PROBLEMS } from '../../../domain/feed/feed-problems.ts';
import { LISTING_RULES } from '../../../domain/listing/listing-rules.ts';
import { CATALOGUE, explain, isExplained } from '../../../domain/messages/explain.ts';
import { translateWords } from '../../../domain/messages/translate-words.ts';

const ROOMS = ['domain', 'apis', 'activities'];

/** Codes written as `code: '…'`, `because('…')`, `note('…')` or `code: x ? '…' : '…'` anywhere in the rooms that name problems. */
function codesInSources(): Map<string, string> {
  const found = new Map<string, string>();
  for (const room of ROOMS) {
    for (const entry of readdirSync(room, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const file = join(entry.parentPath, entry.name);
      const source = readFileSync(file, 'utf8');
      for (const [, rest] of source.matchAll(/\b(?:code: |because\(|note\(|refused\(|problem: )([^,;\n}]*)/g)) {
        for (const [, code] of rest!.matchAll(/'([a-z]+(?:-[a-z0-9]+)+)'/g)) found.set(code!, file);
      }
    }
  }
  return found;
}

describe('the catalogue', () => {
  test('explains every code that the sources name', () => {
    const codes = codesInSources();
    expect(codes.size).toBeGreaterThan(60);
    expect([...codes].filter(([code]) => !isExplained(code))).toEqual([]);
  });

  test('explains every listing rule and every problem of a feed item', () => {
    for (const { code } of LISTING_RULES) expect(isExplained(code), code).toBe(true);
    for (const code of Object.keys(ITEM_PROBLEMS)) expect(isExplained(code), code).toBe(true);
  });

  test('explains what images, feeds, runs and connections can suffer', () => {
    const promised = [
      'image-unreachable',
      'image-not-found',
      'image-refused-address',
      'image-too-large',
      'image-not-an-image',
      'feed-not-found',
      'feed-http-error',
      'feed-not-a-feed',
      'feed-empty',
      'feed-truncated',
      'feed-too-large',
      'feed-refused-address',
      'feed-unreachable',
      'removals-withheld',
      'mass-change-held',
    ];
    expect(promised.filter((code) => !isExplained(code))).toEqual([]);
  });

  test.each(Object.entries(CATALOGUE))(
    '%s says title, cause and fix in both languages, with the same params',
    (_, { pt, en }) => {
      for (const sentence of [...pt, ...en]) expect(sentence.trim().length).toBeGreaterThan(3);
      expect(pt).not.toEqual(en);
      const params = (sentences: readonly string[]): string[] =>
        [...new Set(sentences.join(' ').match(/\{\w+\}/g))].toSorted();
      expect(params(pt)).toEqual(params(en));
    },
  );
});

describe('explain', () => {
  test('fills params, in the language asked for', () => {
    const problem = { code: 'price-out-of-bounds', params: { price: '0.10', currency: 'BRL' } };
    expect(explain(problem, 'pt-BR').why).toBe('O preço é 0.10 BRL; o TikTok aceita de 0,50 a 10.000,00 BRL.');
    expect(explain(problem, 'en').why).toBe('The price is 0.10 BRL; TikTok takes 0.50 to 10,000.00 BRL.');
  });

  test("translates Ponte's own words and nothing else", () => {
    const problem = { code: 'text-cleaned', field: 'title', params: { removed: 'emoji (😀), HTML entities (&nbsp;)' } };
    expect(explain(problem, 'pt-BR').why).toBe(
      'O TikTok não aceita: emojis (😀), entidades HTML (&nbsp;). Foram retirados de título.',
    );
    expect(translateWords('constructor, Bola azul', 'pt-BR')).toBe('constructor, Bola azul');
  });

  test('a param that is missing is a dash, one that looks like a param is text', () => {
    expect(explain({ code: 'price-currency', params: { currency: '{shopCurrency}' } }, 'en').why).toBe(
      'The price is in {shopCurrency}; the shop sells in –.',
    );
  });

  test('facts that come as a sentence are told as that sentence', () => {
    const problem = { code: 'duplicate-id', params: { message: 'The id 7 came before; the first item counts' } };
    expect(explain(problem, 'en').why).toBe('The id 7 came before; the first item counts');
    expect(explain({ code: 'item-rejected-too-large', params: { id: '7' } }, 'en').title).toBe('Item too large');
  });

  test("TikTok's codes are explained by TikTok's table", () => {
    const { title, fix, action } = explain({ code: 'tiktok:12052051' }, 'pt-BR');
    expect([title, fix].every((sentence) => sentence.length > 5)).toBe(true);
    expect(action).toBe('edit-product');
  });

  test('an unknown code is told as such', () => {
    expect(explain({ code: 'never-heard-of' }, 'en').title).toBe('Problem never-heard-of');
    expect(explain({ code: 'toString' }, 'en').title).toBe('Problem toString');
    expect(explain({ code: 'tiktok:unknown' }, 'en').title.length).toBeGreaterThan(3);
  });
});
