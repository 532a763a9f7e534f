import { describe, expect, test } from 'vitest';
import { openTree, type TreeCategory } from '../../../domain/taxonomy/category-tree.ts';
import { createTellingWords } from '../../../domain/taxonomy/telling-words.ts';
import { weighEvidence, type Evidence } from '../../../domain/taxonomy/weigh-evidence.ts';

const row = (id: string, parentId: string | null, pt: string, en: string, isLeaf = false): TreeCategory => ({
  id,
  parentId,
  names: { pt, en },
  isLeaf,
  permissions: ['AVAILABLE'],
});

const TREE = openTree([
  row('1', null, 'Animais', 'Pets'),
  row('11', '1', 'Cães', 'Dogs'),
  row('111', '11', 'Ração para cães', 'Dog food', true),
  row('112', '11', 'Camas para cães', 'Dog beds', true),
  row('12', '1', 'Gatos', 'Cats'),
  row('121', '12', 'Ração para gatos', 'Cat food', true),
  row('13', '1', 'Outros', 'Others'),
  row('131', '13', 'Peixes e aquários', 'Fish and aquariums', true),
  row('2', null, 'Livros', 'Books'),
  row('21', '2', 'Romances', 'Novels', true),
]);

const listen = createTellingWords(TREE);
const hear = (title: string, leafId: string) => listen(title).hear(TREE.leaf(leafId)!);

describe('what a title says of the groups of a department', () => {
  test.each([
    ['Ração para gatos adultos', '121', 'says'],
    ['Ração para gatos adultos', '111', 'denies'],
    ['Cat food 3 kg', '111', 'denies'],
    ['RAÇÃO EM FLOCOS PARA PEIXES', '111', 'denies'],
    ['Cama impermeável', '112', 'says'],
    // For whom, but not what.
    ['Alimentação natural para cão', '112', 'nothing'],
    // Of two groups: it tells nothing.
    ['Cama para cães e gatos', '112', 'nothing'],
    // A word of several groups.
    ['Ração premium', '111', 'nothing'],
    ['Um romance sobre gatos', '21', 'nothing'],
  ])('%s, of leaf %s: %s', (title, leafId, told) => {
    expect(hear(title, leafId)).toBe(told);
  });

  test('raises what is recommended and named, lowers what it denies, and else changes nothing', () => {
    const confidence = (title: string | null, evidence: Evidence[]): number =>
      weighEvidence(
        {
          evidence,
          leaning: new Map(),
          isUnisex: false,
          tellsGender: false,
          ...(title !== null && { groups: listen(title) }),
        },
        TREE,
      )[0]!.confidence;
    const said: Evidence[] = [
      { source: 'recommend', leafId: '121', strength: 1 },
      { source: 'names', leafId: '121', strength: 0.8 },
    ];
    const plain = confidence(null, said);
    expect(confidence('Ração para gatos', said)).toBeGreaterThan(plain);
    expect(confidence('Ração para peixes', said)).toBeLessThan(plain);
    expect(confidence('Ração premium', said)).toBe(plain);
    // A recommendation alone, or a word in passing, is not enough.
    const passing: Evidence[] = [said[0]!, { source: 'names', leafId: '121', strength: 0.5 }];
    expect(confidence('Ração para gatos', passing)).toBe(confidence(null, passing));
    expect(confidence('Ração para gatos', [said[1]!])).toBe(confidence(null, [said[1]!]));
  });
});
