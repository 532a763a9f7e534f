import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brazilDay, nextBrazilDay } from '../../../domain/brazil-day.ts';
import { brandKey, isPlaceholderBrand, type BrandIndex, type KnownBrand } from '../../../domain/listing/brand.ts';
import { brandNameProblem, newBrandName } from '../../../domain/listing/brand-name-rules.ts';
import { decideBrand, type BrandFacts } from '../../../domain/listing/decide-brand.ts';
import { brandSearches, matchBrand, standingOf, type TiktokBrand } from '../../../domain/listing/match-brand.ts';
import { isExplained } from '../../../domain/messages/explain.ts';
import { build, item, notesOf, SETTINGS } from './examples.ts';

const MARKS = ['®', '™', ' (R)', ' Ltda', ' LTDA.', ' S.A.', ' S/A', ' Eireli', '.', ' ', '!'];
const word = fc.stringMatching(/^[A-Za-zçãéíóúâêôàÇÃÉ]{3,8}$/).filter((text) => brandKey(text).length >= 3);
const names = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

describe('brandKey', () => {
  test.each([
    ['L’Oréal Paris', "L'OREAL  PARIS®"],
    ['Coca-Cola', 'coca cola'],
    ['O Boticário', 'o boticario S.A.'],
    ['O Boticário', 'O Boticário S/A'],
    ['Luz & Cia', 'Luz e Cia Ltda.'],
    ['Black+Decker', 'Black & Decker'],
    ['TP-Link', 'TPLINK™'],
    ["D'Água Cosméticos", 'D’agua Cosmeticos Eireli'],
    ['Ipê Moda', 'IPE MODA (R)'],
    ['3 Corações', '3CORACOES'],
  ])('%s is %s', (a, b) => {
    expect(brandKey(a)).toBe(brandKey(b));
    expect(brandKey(a)).not.toBe('');
  });

  test.each([
    ['Casa Viva', 'Casa Vida'],
    ['Disney+', 'Disney'],
    ['Levi’s', 'Levi'],
    ['LG', 'LGS'],
    ['小米', '大米'],
  ])('%s is not %s', (a, b) => expect(brandKey(a)).not.toBe(brandKey(b)));

  test('a legal form alone is a name, and signs alone are none', () => {
    expect(brandKey('Ltda')).toBe('ltda');
    expect(brandKey(' ®™ – … ')).toBe('');
  });

  test('forgets case, accents, marks and legal forms of any name, and nothing more when asked twice', () => {
    fc.assert(
      fc.property(names, fc.subarray(MARKS, { maxLength: 3 }), (name, marks) => {
        const key = brandKey(name);
        expect(brandKey(name.toUpperCase())).toBe(key);
        expect(brandKey(name.normalize('NFD'))).toBe(key);
        expect(brandKey(`  ${name}${marks.join('')} `)).toBe(key);
        expect(brandKey(key)).toBe(key);
      }),
    );
  });

  test('any text gives letters and digits only, and is its own key then', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(brandKey(text)).toMatch(/^[\p{L}\p{N}]*$/u);
        expect(brandKey(brandKey(text))).toBe(brandKey(text));
      }),
    );
  });

  test('words for "no brand" are known', () => {
    for (const name of ['Sem Marca', 'GENÉRICO', 'n/a', 'Não informado', 'unbranded']) {
      expect(isPlaceholderBrand(name), name).toBe(true);
    }
    expect(isPlaceholderBrand('Marca Própria')).toBe(false);
  });
});

function tiktok(id: string, name: string, changes: Partial<TiktokBrand> = {}): TiktokBrand {
  return { id, name, isAuthorized: false, isT1: false, isAvailable: true, ...changes };
}

describe('matchBrand', () => {
  const plain = tiktok('1', 'Mondial');
  const authorized = tiktok('2', 'MONDIAL', { isAuthorized: true });

  test.each<[string, string, TiktokBrand[], string | null, number]>([
    ['none of the name', 'Arno', [plain], null, 0],
    ['one of the name', 'mondial ltda', [plain, tiktok('3', 'Mondial Eletro')], '1', 0],
    ['named on two pages', 'Mondial', [plain, plain], '1', 0],
    ['the authorized one', 'Mondial', [plain, authorized], '2', 0],
    ['the one spelled so', 'Mondial', [plain, tiktok('4', 'Mondiál')], '1', 0],
    ['nobody knows', 'mondial', [plain, tiktok('4', 'Mondiál')], null, 2],
    ['two authorized', 'mondial', [authorized, { ...authorized, id: '5' }], null, 2],
  ])('%s', (_, name, brands, id, candidates) => {
    const match = matchBrand(name, brands);
    expect(match.brand?.id ?? null).toBe(id);
    expect(match.candidates).toHaveLength(candidates);
  });

  test.each([
    [tiktok('1', 'A', { isAuthorized: true }), 'matched'],
    [tiktok('1', 'A', { isAuthorized: true, isT1: true }), 'matched'],
    [tiktok('1', 'A'), 'unauthorized'],
    [tiktok('1', 'A', { isT1: true }), 'unusable'],
    [tiktok('1', 'A', { isAuthorized: true, isAvailable: false }), 'unusable'],
  ])('%j is %s', (brand, state) => expect(standingOf(brand)).toBe(state));

  test('searches by what TikTok may spell otherwise', () => {
    expect(brandSearches("L'Oréal Paris®")).toEqual(["L'Oréal Paris", 'L’Oréal Paris', "L'Oreal Paris"]);
    expect(brandSearches('Aurora Casa')).toEqual(['Aurora Casa', 'Aurora']);
    expect(brandSearches('LG')).toEqual(['LG']);
  });
});

describe('the name of a new brand', () => {
  test.each([
    ['A', '12052189'],
    ['®A', '12052189'],
    ['a'.repeat(31), '12052190'],
    ['Sol 🌞', '12052191'],
    ['Ｓｏｌ', '12052191'],
    ['Loja 12345', '12052192'],
    ['<b>Sol</b>', '12052204'],
    ['Sol &amp; Mar', '12052204'],
    ['---', '12052204'],
    ['A'.repeat(12), '12052204'],
  ])('%s is refused with %s', (name, code) => expect(brandNameProblem(name)?.code).toBe(`tiktok:${code}`));

  test.each(['Ab', 'é'.repeat(2).repeat(15).replaceAll('éé', 'éa'), 'Loja 1234', 'D’Água & Cia', 'Ateliê 22®'])(
    '%s is taken',
    (name) => expect(brandNameProblem(name)).toBeNull(),
  );

  test('leaves marks of registration out', () => expect(newBrandName(' Ipê  Moda® ')).toBe('Ipê Moda'));
});

describe('decideBrand', () => {
  const facts: BrandFacts = {
    name: 'Ipê Moda',
    choice: null,
    brand: null,
    candidates: [],
    createdId: null,
    refusal: null,
    creationProblem: null,
    skus: 3,
    createWanted: false,
    quotaUntil: null,
  };
  const authorized = tiktok('1', 'Ipê Moda', { isAuthorized: true });

  test.each<[string, Partial<BrandFacts>, string, string | null]>([
    ['authorized', { brand: authorized }, 'matched', null],
    ['not authorized', { brand: tiktok('1', 'Ipê Moda') }, 'unauthorized', 'brand-unauthorized'],
    ['T1', { brand: tiktok('1', 'Ipê Moda', { isT1: true }) }, 'unusable', 'brand-needs-authorization'],
    ['unavailable', { brand: { ...authorized, isAvailable: false } }, 'unusable', 'brand-unavailable'],
    ['refused with a product', { brand: authorized, refusal: '12052200' }, 'unusable', 'tiktok:12052200'],
    ['made by Ponte', { brand: tiktok('1', 'Ipê Moda'), createdId: '1' }, 'created', 'brand-unauthorized'],
    ['several', { candidates: [authorized, { ...authorized, id: '2' }] }, 'ambiguous', 'brand-ambiguous'],
    ['unknown', {}, 'unknown', 'brand-unknown'],
    ['unknown and unused', { skus: 0, createWanted: true }, 'unknown', 'brand-not-in-use'],
    ['wanted', { createWanted: true }, 'to-create', 'brand-to-create'],
    ['wanted, quota full', { createWanted: true, quotaUntil: '2026-03-11T03:00:00Z' }, 'to-create', 'tiktok:12052202'],
    ['wanted, bad name', { createWanted: true, name: 'Loja 12345' }, 'unknown', 'tiktok:12052192'],
    [
      'refused name',
      { createWanted: true, creationProblem: { code: 'tiktok:12052204' } },
      'unknown',
      'tiktok:12052204',
    ],
    ['ambiguous is not made', { createWanted: true, candidates: [authorized] }, 'ambiguous', 'brand-ambiguous'],
    ['no brand', { createWanted: true, name: 'Sem marca' }, 'no-brand', 'brand-is-placeholder'],
    ['"no brand" that TikTok has', { brand: authorized, name: 'Sem marca' }, 'matched', null],
    ['none by choice', { brand: authorized, choice: { kind: 'none' } }, 'no-brand', 'brand-left-out'],
    ['chosen', { brand: authorized, choice: { kind: 'match', id: '1' } }, 'matched', null],
    [
      'chosen, not found',
      { createWanted: true, choice: { kind: 'match', id: '9' } },
      'unknown',
      'brand-choice-unknown',
    ],
  ])('%s', (_, changes, state, why) => {
    const decision = decideBrand({ ...facts, ...changes });
    expect(decision.state).toBe(state);
    expect(decision.why?.code ?? null).toBe(why);
  });
});

describe('the brand of a listing', () => {
  const usable: KnownBrand = {
    state: 'matched',
    brand: { id: '77', name: 'Pet Feliz' },
    isAuthorized: true,
    obstacle: null,
    refusedIn: new Set(),
  };
  const none: KnownBrand = { ...usable, brand: null };
  const index = (known: KnownBrand): BrandIndex => new Map([[brandKey('Pet Feliz'), known]]);

  test.each<[string, BrandIndex, string | null, string[]]>([
    ['matched', index(usable), '77', []],
    ['unauthorized', index({ ...usable, state: 'unauthorized', isAuthorized: false }), '77', ['brand-unauthorized']],
    ['created', index({ ...usable, state: 'created', isAuthorized: false }), '77', ['brand-unauthorized']],
    ['T1', index({ ...none, state: 'unusable', obstacle: 'unauthorized-t1' }), null, ['brand-needs-authorization']],
    ['unavailable', index({ ...none, state: 'unusable', obstacle: 'unavailable' }), null, ['brand-unavailable']],
    ['refused', index({ ...none, state: 'unusable', obstacle: '12052200' }), null, ['brand-refused']],
    ['of the live shop', index({ ...none, state: 'created', obstacle: 'of-live-shop' }), null, ['brand-of-live-shop']],
    ['ambiguous', index({ ...none, state: 'ambiguous' }), null, ['brand-ambiguous']],
    ['unknown', index({ ...none, state: 'unknown' }), null, ['brand-unknown']],
    ['to be made', index({ ...none, state: 'to-create' }), null, ['brand-to-create']],
    ['left out by an operator', index({ ...none, state: 'no-brand' }), null, []],
    ['never matched', new Map(), null, ['brand-unmatched']],
    ['not for the category', index({ ...usable, refusedIn: new Set(['600001']) }), null, ['brand-not-in-category']],
    ['not for another category', index({ ...usable, refusedIn: new Set(['600002']) }), '77', []],
  ])('%s', (_, brands, id, notes) => {
    const plain = build([{ item: item() }]);
    const result = build([{ item: item() }], { brands });
    expect(result.listing?.brand?.id ?? null).toBe(id);
    expect(notesOf(result).filter((code) => code.startsWith('brand-'))).toEqual(notes);
    expect(notes.every(isExplained)).toBe(true);
    expect(result.problems).toEqual(plain.problems);
  });

  test('VTEX names it before the feed; without a name there is nothing to say', () => {
    const enrichment = { brandName: 'Pet Feliz', skuSpecifications: [], productSpecifications: [] };
    const other = item({ brand: 'Outra' });
    expect(build([{ item: other, enrichment }], { brands: index(usable) }).listing?.brand?.id).toBe('77');
    const unnamed = build([{ item: item({ brand: ' – ' }) }], { brands: index(usable) });
    expect(unnamed.listing?.brand).toBeNull();
    expect(notesOf(unnamed).filter((code) => code.startsWith('brand-'))).toEqual([]);
  });

  test('a client that lists without brands has none, and no notes about them', () => {
    const result = build([{ item: item() }], { brands: index(usable), settings: { ...SETTINGS, noBrand: true } });
    expect(result.listing?.brand).toBeNull();
    expect(notesOf(result).filter((code) => code.startsWith('brand-'))).toEqual([]);
  });
});

test('days are those of Brasília', () => {
  expect(brazilDay(new Date('2026-03-10T02:59:59Z'))).toBe('2026-03-09');
  expect(brazilDay(new Date('2026-03-10T03:00:00Z'))).toBe('2026-03-10');
  expect(nextBrazilDay(new Date('2026-03-10T02:59:59Z')).toISOString()).toBe('2026-03-10T03:00:00.000Z');
  expect(nextBrazilDay(new Date('2026-03-10T03:00:00Z')).toISOString()).toBe('2026-03-11T03:00:00.000Z');
});
