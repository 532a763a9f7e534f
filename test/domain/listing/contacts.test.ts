import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanDescription } from '../../../domain/listing/clean-description.ts';
import { hasContacts, removeContacts } from '../../../domain/listing/remove-contacts.ts';
import { scrubText } from '../../../domain/listing/scrub-text.ts';
import { build, CATEGORY, item } from './examples.ts';

const CONTACTS: readonly [text: string, left: string, kind: string][] = [
  ['Dúvidas: vendas@loja.com.br', 'Dúvidas', 'e-mails'],
  ['Cama contato@x.com azul', 'Cama azul', 'e-mails'],
  ['WhatsApp: (92) 99471-8840', '', 'phone numbers'],
  ['Cama azul, Whatsapp: 11 99336 6256', 'Cama azul', 'phone numbers'],
  ['zap 98765-4321', '', 'phone numbers'],
  ['Whatsapp 11987654321', '', 'phone numbers'],
  ['Tel.: 3456-7890', '', 'phone numbers'],
  ['Fone: (21) 3456-7890', '', 'phone numbers'],
  ['tel 11 3456-7890', '', 'phone numbers'],
  ['Ligue (11) 98765-4321 já', 'já', 'phone numbers'],
  ['(11)98765 4321', '', 'phone numbers'],
  ['(011) 3456-7890', '', 'phone numbers'],
  ['11 98765-4321', '', 'phone numbers'],
  ['0800 123 4567', '', 'phone numbers'],
  ['SAC 0800 7012345', '', 'phone numbers'],
  ['ligue 4003-1234', '', 'phone numbers'],
  ['+55 11 98765-4321', '', 'phone numbers'],
  ['+5511987654321', '', 'phone numbers'],
  ['+971 4 123 4567', '', 'phone numbers'],
  ['+96522223333', '', 'phone numbers'],
  ['(305) 555-1234', '', 'phone numbers'],
  ['1-800-123-4567', '', 'phone numbers'],
  ['acesse www.loja.com.br', 'acesse', 'links'],
  ['veja https://x.example/z?q=1 e compre', 'veja e compre', 'links'],
  ['Cama loja.com.br', 'Cama', 'links'],
  ['acesse loja.com e veja', 'acesse e veja', 'links'],
  ['WWW.LOJA.COM', '', 'links'],
  ['wa.me/5511987654321', '', 'links'],
  ['acesse nosso site', '', 'links'],
  ['Visite nossa loja virtual e confira', 'e confira', 'links'],
  ['visit our website', '', 'links'],
  ['Cama (@lojapet)', 'Cama', 'profiles'],
  ['Instagram: @loja_x', '', 'profiles'],
];

/** What only looks like a contact. */
const PRODUCT_TEXTS = [
  '7891234567895',
  'EAN 7891234567895',
  '10x20x30 cm',
  '60 x 190 cm',
  '110/220V',
  'R$ 1.299,90 ou 12x de 99,90',
  '2013-2019',
  'Onix 14 2013-2019',
  '(14) 2013-2019',
  'Filtro 123-456-7890',
  'Cód. 11987654321',
  'Modelo 11 3456-7890',
  'Ref. 12.345.678',
  'CNPJ 12.345.678/0001-90',
  'CEP 01310-100',
  'lote 20231231',
  '100% algodão.Com zíper',
  'Tecido leve.com zíper',
  '5000 mAh',
  'FPS 50+ 200 ml 100',
  '+ 100 000 000 vendas',
  'Kit 2+1',
  '4K@60Hz, 1080p@60',
  '50W @ 8 ohm',
  'Celular Galaxy 2023 2024',
  'capa para celular 12345678',
  'Telefone com fio: preto',
  'Bateria 9 4500-5000',
  'NR 10.2.8, ISO 9001:2015',
  'Dr.Martens, St.Ives, Node.js',
  'tamanho P.M.G',
  'Pack of 24 (12 4500 1000)',
  '(10) 2000 1500',
  'Medidas: 11 95000-1000mm',
  '3/4" x 1.1/2"',
  'Compatível com WhatsApp, Facebook e Skype',
  '2.12CFM@0PSI',
  '18.20.22.24.26',
  '120 - 150 - 180 - 210',
];

describe('removeContacts', () => {
  test.each(CONTACTS)('%j', (text, left, kind) => {
    expect(removeContacts(text)).toEqual({ text: left, removed: { [kind]: 1 } });
  });

  test.each(PRODUCT_TEXTS)('leaves %j alone', (text) => {
    expect(removeContacts(text)).toEqual({ text, removed: {} });
  });

  test('leaves product text alone, whatever its words, codes and measures', () => {
    const words = fc.constantFrom(
      'Cama',
      'para cães',
      'azul',
      'com zíper.',
      'ref.',
      'modelo',
      'lavável,',
      'Kit',
      'cód.',
    );
    const number = fc.integer({ min: 1, max: 9999 });
    const phrase = fc.oneof(
      words,
      fc.integer({ min: 1_000_000_000_000, max: 9_999_999_999_999 }).map((ean) => `EAN ${ean}`),
      fc.tuple(number, number, number).map(([a, b, c]) => `${a}x${b}x${c} cm`),
      fc.tuple(number, fc.constantFrom('V', 'W', 'ml', 'kg', 'mAh', 'cm')).map(([n, unit]) => `${n} ${unit}`),
      fc.integer({ min: 1, max: 9_999_999 }).map((cents) => `R$ ${(cents / 100).toFixed(2).replace('.', ',')}`),
      fc
        .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1990, max: 2030 }))
        .map((years) => years.join('-')),
      fc
        .string({ unit: fc.constantFrom('A', 'B', '1', '2', '-'), minLength: 4, maxLength: 12 })
        .map((code) => `#${code.replace(/^-/, 'A')}`),
    );
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 12 }), (phrases) => {
        const text = phrases.join(' ');
        expect(removeContacts(text)).toEqual({ text, removed: {} });
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe('scrubText', () => {
  test('leaves no contact, wherever it stands and whatever is around it', () => {
    const piece = fc.constantFrom(
      ...CONTACTS.map(([text]) => text),
      ...PRODUCT_TEXTS,
      '(',
      ')',
      '-',
      '@',
      '😀',
      '\n',
      '.',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { text } = scrubText(pieces.join(' '));
        expect(hasContacts(text)).toBe(false);
        expect(scrubText(text).text).toBe(text);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  test('a text made of parts of contacts ends quickly', () => {
    for (const part of [
      'a@',
      '(11',
      '+1 ',
      '1 ',
      'a.',
      'a-',
      'whatsapp ',
      '11 9',
      '0800 ',
      'acesse nosso ',
      '[ ',
      'a@b.co ',
    ]) {
      expect(hasContacts(scrubText(part.repeat(100_000 / part.length)).text)).toBe(false);
    }
  });
});

describe('a listing', () => {
  const source = item({
    title: 'Cama azul www.loja.com.br 😀',
    description:
      '<p>Macia 😀. Escreva a <b>vendas</b>@loja.com.br ou <a href="https://wa.me/5511">WhatsApp (11) 98765-4321</a></p><img src="https://x.example/a.png">',
  });
  const { listing, notes } = build([{ item: source }]);

  test('goes without contacts, however they are marked up', () => {
    expect(listing).toMatchObject({ title: 'Cama azul', description: '<p>Macia. Escreva a ou</p>' });
  });

  test('names what was taken out, of contacts only how many', () => {
    expect(notes.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining([
        { code: 'text-cleaned', field: 'title', params: { removed: 'emoji (😀)' } },
        { code: 'contacts-removed', field: 'title', params: { removed: 'links (1)' } },
        { code: 'text-cleaned', field: 'description', params: { removed: 'emoji (😀)' } },
        {
          code: 'contacts-removed',
          field: 'description',
          params: { removed: 'links (1), e-mails (1), phone numbers (1)' },
        },
        { code: 'description-images-removed', field: 'description', params: { count: 1 } },
      ]),
    );
    expect(JSON.stringify(notes)).not.toMatch(/vendas|98765|loja\.com/);
  });
});

test('characters taken out of attributes are named with their field', () => {
  const attribute = {
    id: '9',
    name: 'Material',
    type: 'PRODUCT_PROPERTY',
    isRequired: false,
    isCustomizable: true,
    isMultipleSelection: false,
    values: [],
  } as const;
  const skus = ['Azul 😀', 'Preto'].map((color, n) => ({
    item: item({ id: `${n}`, itemGroupId: 'g', color, material: 'Algodão 茶', size: 'P\u0007' }),
  }));
  const { notes } = build(skus, { category: { ...CATEGORY, attributes: [attribute] } });
  const cleaned = notes.flatMap(({ problem }) => (problem.code === 'text-cleaned' ? [problem] : []));
  expect(cleaned).toEqual([
    {
      code: 'text-cleaned',
      field: 'sales_attributes',
      params: { removed: 'emoji (😀), control characters (U+0007)' },
    },
    { code: 'text-cleaned', field: 'product_attributes', params: { removed: 'Chinese characters (茶)' } },
  ]);
});

describe('a hostile description is read in bounds', () => {
  test.each([
    '<div>a',
    '<b>a<i>b',
    '<ul><li>a',
    '<noscript>',
    '<iframe>',
    '<svg><p>',
    '<table><tr><td>a',
    '<',
    '&',
    '&amp;lt;',
    '&lt;p&gt;',
    '&lt;p ',
    '<!--',
    '<a href="https://x.example">',
    '<p><b>a</b> <i>b</i> c',
    'a'.repeat(9),
  ])('%j without end', (part) => {
    const { html } = cleanDescription(part.repeat(2_000_000 / part.length), 10_000);
    expect(html.length).toBeLessThanOrEqual(10_000);
    expect(html).toMatch(/^(?:<(p|ul|ol)>.*<\/\1>)?$/s);
  });

  test('entities of entities leave nothing behind', () => {
    expect(cleanDescription(`a &${'amp;'.repeat(20_000)}lt;b`, 10_000).html).toBe('<p>a b</p>');
  });
});
