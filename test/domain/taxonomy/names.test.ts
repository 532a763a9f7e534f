import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areTwins, closedBy, leafPath, nearness, openTree } from '../../../domain/taxonomy/category-tree.ts';
import { checkLeaf, refusalOf } from '../../../domain/taxonomy/check-leaf.ts';
import { createNameSearch } from '../../../domain/taxonomy/search-names.ts';
import { singular, wordsOf } from '../../../domain/taxonomy/words.ts';
import { TREE } from './tree.ts';

describe('words', () => {
  test.each([
    ['camiseta', 'camisetas'],
    ['ração', 'rações'],
    ['pão', 'pães'],
    ['colar', 'colares'],
    ['luz', 'luzes'],
    ['papel', 'papéis'],
    ['lençol', 'lençóis'],
    ['avental', 'aventais'],
    ['bombom', 'bombons'],
    ['table', 'tables'],
    ['dress', 'dresses'],
    ['glass', 'glasses'],
    ['shoe', 'shoes'],
    ['toy', 'toys'],
    ['battery', 'batteries'],
    ['pantalón', 'pantalones'],
    ['tasse', 'tasses'],
  ])('%s and %s are one', (one, many) => {
    expect(wordsOf(many)).toEqual(wordsOf(one));
    expect(wordsOf(one)).toHaveLength(1);
  });

  test('grammar, numbers and markup are no words, other scripts are', () => {
    expect(wordsOf('<p>Kit com 2 peças de 500ml</p>')).toEqual([]);
    expect(wordsOf('عطر 100 مل')).toEqual(['عطر', 'مل']);
  });

  test('any word in o or a meets its plural in s', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[b-dfghj-np-z][a-z]{2,8}[ao]$/), (word) => {
        expect(singular(`${word}s`)).toBe(singular(word));
      }),
    );
  });
});

describe('a tree', () => {
  test('names leaves from the root on, in either language', () => {
    expect(leafPath(TREE.leaf('111')!)).toBe('Animais de estimação > Cães > Ração para cães');
    expect(leafPath(TREE.leaf('111')!, 'en')).toBe('Pet Supplies > Dogs > Dog Food');
    expect(TREE.leaf('11')).toBeUndefined();
  });

  test('survives parents in a circle and parents that are not there', () => {
    const names = { pt: 'a', en: 'a' };
    const circle = openTree([
      { id: '1', parentId: '2', names, isLeaf: false, permissions: [] },
      { id: '2', parentId: '1', names, isLeaf: true, permissions: [] },
      { id: '3', parentId: '9', names, isLeaf: true, permissions: [] },
    ]);
    expect(circle.leaves).toHaveLength(2);
    expect(leafPath(circle.leaf('3')!)).toBe('a');
  });

  test('tells how near leaves are, and what closes them', () => {
    const at = (id: string) => TREE.leaf(id)!;
    expect([nearness(at('111'), at('111')), nearness(at('111'), at('112'))]).toEqual([1, 0.5]);
    expect([nearness(at('111'), at('121')), nearness(at('111'), at('211'))]).toEqual([0.2, 0]);
    expect([areTwins(at('211'), at('221')), areTwins(at('111'), at('121')), areTwins(at('211'), at('211'))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(['111', '113', '411', '412'].map((id) => closedBy(at(id)))).toEqual([
      null,
      'INVITE_ONLY',
      'PROHIBITED',
      'NON_MAIN_CATEGORY',
    ]);
    expect(closedBy({ permissions: [] })).toBeNull();
    expect(closedBy({ permissions: ['NON_MAIN_CATEGORY', 'AVAILABLE'] })).toBeNull();
  });

  test.each([
    ['111', 'open', null],
    ['113', 'closed', null],
    ['412', 'closed', null],
    ['411', 'prohibited', 'Facas táticas'],
    ['11', 'not-a-leaf', 'Cães'],
    ['999', 'unknown', 'no category'],
  ])('a mapping to %s is %s', (id, kind, said) => {
    const check = checkLeaf(TREE, id);
    expect(check.kind).toBe(kind);
    if (said === null) expect(refusalOf(check)).toBeNull();
    else expect(refusalOf(check)).toContain(said);
  });
});

describe('a search among names', () => {
  const search = createNameSearch(TREE);

  test.each([
    ['Ração seca para cães adultos', '', '111'],
    ['RAÇOES P/ GATOS castrados', '', '121'],
    ['Dry dog food', '', '111'],
    ['Cat food with salmon', '', '121'],
    ['Camisetas feminina estampada', '', '211'],
    ['Racão premium frango', 'Pet > Gatos', '121'],
    ['Racão premium frango', 'Pet > Cães', '111'],
    ['Casinha de madeira', '', '112'],
  ])('%s (%s) → %s', (text, context, leafId) => {
    expect(search({ text, context })[0]?.leafId).toBe(leafId);
  });

  test('what is said whole and alone is surer than a part, and what is shared tells nothing', () => {
    const strength = (text: string) => search({ text })[0]?.strength ?? 0;
    expect(strength('Ração para cães')).toBeCloseTo(1);
    expect(strength('Casinha')).toBeLessThan(0.7);
    // Dogs: the group's name, not a leaf's.
    expect(strength('Cães')).toBe(0);
    expect(strength('Preto pequeno')).toBe(0);
  });

  test('an English notebook is no Portuguese one', () => {
    const strength = (context: string) => search({ text: 'Notebook', context })[0]?.strength ?? 0;
    expect(strength('Desk > Organization')).toBeLessThan(strength('Computadores'));
  });

  test('nothing known, nothing found', () => {
    expect(search({ text: 'Xyzzy qwfp' })).toEqual([]);
    expect(search({ text: '' })).toEqual([]);
    expect(createNameSearch(openTree([]))({ text: 'Ração' })).toEqual([]);
  });

  test('strengths are shares, the best comes first, and no text breaks it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.constantFrom('', 'Ração cães', 'dog food beds'), (noise, words) => {
        const found = search({ text: `${words} ${noise}`, context: noise });
        for (const { strength } of found) {
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
        }
        const weights = found.map(({ weight }) => weight);
        expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      }),
    );
  });
});
