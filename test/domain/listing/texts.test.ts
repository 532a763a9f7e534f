import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanDescription, DESCRIPTION_TAGS, descriptionText } from '../../../domain/listing/clean-description.ts';
import { cleanText, cutAtWord, FORBIDDEN } from '../../../domain/listing/clean-text.ts';
import { commonTitle } from '../../../domain/listing/common-title.ts';
import { sellerSkuOf } from '../../../domain/listing/seller-sku.ts';

/** Texts made of what breaks cleaning, besides any text. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '&',
        'amp;',
        '&nbsp;',
        'lt;',
        '#60;',
        '😀',
        '👨‍👩‍👧',
        '\u200D',
        '\uFE0F',
        '\u0007',
        '你',
        'a',
        'aaaaa',
        '=',
        ' ',
        '\n',
        '<',
        '>',
        '<p>',
        '</p>',
        '<b',
        '🇧🇷',
        '1️⃣',
        '\uD83D',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

describe('cleanText', () => {
  test.each([
    ['Cama &amp; mesa', 'Cama & mesa', { 'HTML entities': ['&amp;'] }],
    ['Cama&nbsp;macia', 'Cama macia', { 'HTML entities': ['&nbsp;'] }],
    ['&amp;lt;b&amp;gt;', 'b', { 'HTML entities': ['&amp;', '&lt;', '&gt;'] }],
    ['Ração 😀 premium', 'Ração premium', { emoji: ['😀'] }],
    ['Família 👨‍👩‍👧 1️⃣ 🇧🇷', 'Família 1', { emoji: ['👨', '👩', '👧', '\u20E3', '🇧', '🇷'] }],
    ['Tapete\u0007 azul\u007F', 'Tapete azul', { 'control characters': ['U+0007', 'U+007F'] }],
    ['Chá 茶 verde', 'Chá verde', { 'Chinese characters': ['茶'] }],
    ['Oferta !!!!!!!!!!!!', 'Oferta !!!', { 'repeated characters': ['!'] }],
    ['  Dois\n\tespaços\u00A0 ', 'Dois espaços', {}],
    ['Ração p/ cães 3×2 – ½ kg', 'Ração p/ cães 3×2 – ½ kg', {}],
    ['Lego® Classic™ ©', 'Lego® Classic™ ©', {}],
    ['مي\u200Cخواهم', 'مي\u200Cخواهم', {}],
  ])('%j becomes %j', (text, clean, removed) => {
    expect(cleanText(text)).toEqual({ text: clean, removed });
  });

  test('what comes out holds nothing forbidden, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const clean = cleanText(text).text;
        for (const pattern of Object.values(FORBIDDEN)) expect(clean).not.toMatch(pattern);
        expect(cleanText(clean).text).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('cutAtWord', () => {
  test.each([
    ['um dois três', 20, 'um dois três'],
    ['um dois três', 8, 'um dois'],
    ['um dois três', 7, 'um dois'],
    ['um dois - três', 10, 'um dois'],
    ['palavraenorme', 5, 'palav'],
  ])('%j to %d', (text, limit, cut) => {
    expect(cutAtWord(text, limit)).toBe(cut);
  });

  test('keeps to the limit and to whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const cut = cutAtWord(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
        expect(text.startsWith(cut)).toBe(true);
      }),
    );
  });
});

describe('cleanDescription', () => {
  test.each([
    ['plain lines are paragraphs', 'Primeira\nSegunda', '<p>Primeira</p><p>Segunda</p>'],
    ['divs and breaks are paragraphs', '<div>Um<br>Dois</div><div>Três</div>', '<p>Um</p><p>Dois</p><p>Três</p>'],
    [
      'bold and italic stay',
      '<p>Muito <b>leve</b> e <i>macia</i>.</p>',
      '<p>Muito <strong>leve</strong> e <em>macia</em>.</p>',
    ],
    ['styles do not nest', '<p><b>a <i>b</i></b></p>', '<p><strong>a b</strong></p>'],
    ['headings are bold', '<h2>Título</h2>texto', '<p><strong>Título</strong></p><p>texto</p>'],
    ['lists become flat', '<ul><li>a<ul><li>b</li></ul></li><li>c</ul>', '<ul><li>a</li><li>b</li><li>c</li></ul>'],
    ['two lists stay two', '<ol><li>a</li></ol><ul><li>b</li></ul>', '<ol><li>a</li></ol><ul><li>b</li></ul>'],
    [
      'scripts, styles and images go',
      '<style>p{}</style><script>x()</script><p>a<img src="https://x/y.png"></p>',
      '<p>a</p>',
    ],
    ['links lose their address', '<a href="https://x.example">veja</a>', '<p>veja</p>'],
    ['attributes go', '<p class="x" onclick="y()">a</p>', '<p>a</p>'],
    [
      'tables become rows',
      '<table><tr><td>Peso</td><td>1 kg</td></tr><tr><td>Cor</td></tr></table>',
      '<p>Peso | 1 kg</p><p>Cor</p>',
    ],
    ['entities become text', '<p>5 &lt; 6 &amp; 7&nbsp;</p>', '<p>5 ‹ 6 & 7</p>'],
    ['HTML escaped twice is read', '&lt;p&gt;um&lt;/p&gt;&lt;p&gt;dois&lt;/p&gt;', '<p>um</p><p>dois</p>'],
    ['rules of symbols go', '<p>----</p><p>a</p>', '<p>a</p>'],
    ['unclosed tags end', '<p>a <b>b', '<p>a <strong>b</strong></p>'],
    ['emoji go', '<p>🐶 cão</p>', '<p>cão</p>'],
    ['nothing stays nothing', '<p> </p>', ''],
  ])('%s', (_, source, html) => {
    expect(cleanDescription(source, 10_000)).toMatchObject({ html, shortened: false });
  });

  test('is cut between blocks and words', () => {
    const long = `<p>${'palavra '.repeat(30)}</p>`.repeat(3);
    const { html, shortened } = cleanDescription(long, 600);
    expect(shortened).toBe(true);
    expect(html.length).toBeLessThanOrEqual(600);
    expect(html).toMatch(/^(<p>palavra( palavra)*<\/p>)+$/);
    expect(html.length).toBeGreaterThan(500);
  });

  test('a list is cut between its entries', () => {
    const list = `<ul>${'<li>uma entrada</li>'.repeat(20)}</ul>`;
    expect(cleanDescription(list, 100)).toMatchObject({
      html: `<ul>${'<li>uma entrada</li>'.repeat(4)}</ul>`,
      shortened: true,
    });
  });

  test('whatever comes in, only the allowed tags come out, balanced, within the limit', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 0, max: 200 }), (source, limit) => {
        const { html } = cleanDescription(source, limit);
        expect(html.length).toBeLessThanOrEqual(limit);
        const open: string[] = [];
        for (const [tag] of html.matchAll(/<[^>]*>?/g)) {
          const [, slash, name] = /^<(\/?)(\w+)>$/.exec(tag)!;
          expect(DESCRIPTION_TAGS).toContain(name);
          if (slash) expect(open.pop()).toBe(name);
          else open.push(name!);
        }
        expect(open).toEqual([]);
        for (const pattern of Object.values(FORBIDDEN)) expect(descriptionText(html)).not.toMatch(pattern);
      }),
      { numRuns: 2000 },
    );
  });

  test('five megabytes are read in bounded time', () => {
    expect(cleanDescription('<p>'.repeat(1_700_000), 10_000).html).toBe('');
    expect(cleanDescription('palavra '.repeat(700_000), 10_000).html.length).toBeLessThanOrEqual(10_000);
  });
});

describe('commonTitle', () => {
  test.each([
    [['Camiseta lisa - Azul - P', 'Camiseta lisa - Azul - M'], 'Camiseta lisa - Azul', ['P', 'M']],
    [['Cama impermeável azul grande', 'Cama impermeável preta grande'], 'Cama impermeável grande', ['azul', 'preta']],
    [['Ração 1 kg', 'Bola'], 'Ração 1 kg', ['Ração 1 kg', 'Bola']],
    [['Igual', 'Igual'], 'Igual', ['', '']],
    [['Guia para cães', 'Guia para cães longa'], 'Guia para cães', ['', 'longa']],
    [[], '', []],
  ])('%j', (titles, common, rest) => {
    expect(commonTitle(titles)).toEqual({ common, rest });
  });
});

describe('sellerSkuOf', () => {
  test('an id that TikTok takes stays as it is', () => {
    expect(sellerSkuOf('CAM-P-AZ')).toBe('CAM-P-AZ');
    expect(sellerSkuOf('c9e31ae1-6a26-4952-837c-170438167692')).toBe('c9e31ae1-6a26-4952-837c-170438167692');
  });

  test('spaces, accents and length make a short form that names its id', () => {
    expect(sellerSkuOf('Cama Azul 2')).toMatch(/^Cama-Azul-2~[\da-f]{16}$/);
    expect(sellerSkuOf('x'.repeat(60))).toMatch(/^x{33}~[\da-f]{16}$/);
  });

  test('an id that looks like a short form cannot take the place of another', () => {
    const short = sellerSkuOf('Cama Azul 2');
    expect(sellerSkuOf(short)).not.toBe(short);
  });

  test('is deterministic, unique and always of 1 to 50 characters without spaces', () => {
    const ids = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '~', '0'), minLength: 1, maxLength: 70 }),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(ids, (all) => {
        const codes = all.map(sellerSkuOf);
        for (const code of codes) expect(code).toMatch(/^[\x21-\x7E]{1,50}$/);
        expect(new Set(codes).size).toBe(all.length);
        expect(all.map(sellerSkuOf)).toEqual(codes);
      }),
    );
  });
});
