import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreeOnCategory } from '../../../domain/taxonomy/agree-on-category.ts';
import { evidenceOfNames } from '../../../domain/taxonomy/gather-evidence.ts';
import { createNameSearch } from '../../../domain/taxonomy/search-names.ts';
import { createTellingWords } from '../../../domain/taxonomy/telling-words.ts';
import { createMappingSearch } from '../../../domain/taxonomy/similar-mappings.ts';
import { measureTrust, withTrust } from '../../../domain/taxonomy/trust-category.ts';
import { weighEvidence, type Evidence, type EvidenceOfProduct } from '../../../domain/taxonomy/weigh-evidence.ts';
import { TREE } from './tree.ts';

const of = (evidence: readonly Evidence[], more: Partial<EvidenceOfProduct> = {}): EvidenceOfProduct => ({
  evidence,
  leaning: new Map(),
  isUnisex: false,
  tellsGender: true,
  ...more,
});
const says = (source: Evidence['source'], leafId: string, strength = 1): Evidence => ({ source, leafId, strength });
const sure = (evidence: readonly Evidence[], leafId: string, more: Partial<EvidenceOfProduct> = {}): number =>
  weighEvidence(of(evidence, more), TREE).find((one) => one.leafId === leafId)?.confidence ?? 0;

const THRESHOLD = 0.7;

describe('evidence', () => {
  test.each<Evidence['source']>(['recommend', 'names', 'category', 'mappings'])(
    '%s alone does not suffice',
    (source) => {
      expect(sure([says(source, '111')], '111')).toBeGreaterThan(0.4);
      expect(sure([says(source, '111')], '111')).toBeLessThan(THRESHOLD);
    },
  );

  test('agreement raises, disagreement lowers, a stranger more than a sibling', () => {
    const alone = sure([says('recommend', '111')], '111');
    const agreed = sure([says('recommend', '111'), says('names', '111')], '111');
    const sibling = sure([says('recommend', '111'), says('names', '112')], '111');
    const stranger = sure([says('recommend', '111'), says('names', '211')], '111');
    expect(agreed).toBeGreaterThanOrEqual(THRESHOLD);
    expect(agreed).toBeGreaterThan(alone);
    expect(sibling).toBeLessThan(alone);
    expect(stranger).toBeLessThan(sibling);
  });

  test('dog food that TikTok takes for a dog bed goes to neither by itself', () => {
    const evidence = [says('recommend', '112'), says('category', '111', 0.9), says('names', '111', 0.6)];
    for (const { confidence } of weighEvidence(of(evidence), TREE)) expect(confidence).toBeLessThan(THRESHOLD);
  });

  test('for a unisex thing, leaves for women and for men are one', () => {
    const evidence = [says('recommend', '211'), says('names', '221', 0.7), says('names', '211', 0.7)];
    expect(sure(evidence, '211')).toBeLessThan(THRESHOLD);
    expect(sure(evidence, '211', { isUnisex: true })).toBeGreaterThanOrEqual(THRESHOLD);
  });

  test('a leaf for women or for men is a guess where nothing tells for whom', () => {
    const evidence = [says('recommend', '211'), says('names', '211')];
    expect(sure(evidence, '211')).toBeGreaterThanOrEqual(THRESHOLD);
    expect(sure(evidence, '211', { tellsGender: false })).toBeLessThan(THRESHOLD);
    expect(
      sure([says('recommend', '111'), says('names', '111')], '111', { tellsGender: false }),
    ).toBeGreaterThanOrEqual(THRESHOLD);
  });

  test("a category's department speaks for its leaves and against others", () => {
    const evidence = [says('recommend', '111'), says('names', '111', 0.5)];
    const plain = sure(evidence, '111');
    expect(sure(evidence, '111', { leaning: new Map([['1', 1]]) })).toBeGreaterThan(plain);
    expect(sure(evidence, '111', { leaning: new Map([['2', 1]]) })).toBeLessThan(plain);
  });

  test('what the tree does not have is left out', () => {
    expect(weighEvidence(of([says('recommend', '999'), says('names', '11')]), TREE)).toEqual([]);
  });

  const anyEvidence = fc.array(
    fc.record({
      source: fc.constantFrom('recommend' as const, 'names' as const, 'category' as const, 'mappings' as const),
      leafId: fc.constantFrom(...TREE.leaves.map(({ id }) => id), '999'),
      strength: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 8 },
  );

  test('confidences are shares in order, whatever is said, in whatever order', () => {
    fc.assert(
      fc.property(anyEvidence, fc.boolean(), (evidence, isUnisex) => {
        const found = weighEvidence(of(evidence, { isUnisex }), TREE);
        for (const { confidence } of found) expect(confidence >= 0 && confidence <= 1).toBe(true);
        expect(found.map((one) => one.confidence)).toEqual(
          found.map((one) => one.confidence).toSorted((a, b) => b - a),
        );
        const turned = weighEvidence(of(evidence.toReversed(), { isUnisex }), TREE);
        expect(turned.map(({ leafId, confidence }) => [leafId, confidence])).toEqual(
          found.map(({ leafId, confidence }) => [leafId, confidence]),
        );
      }),
    );
  });

  test('a source more that says the same never lowers', () => {
    const sources = ['recommend', 'names', 'category', 'mappings'] as const;
    fc.assert(
      fc.property(anyEvidence, fc.constantFrom(...sources), (evidence, added) => {
        const others = evidence.filter(({ source }) => source !== added);
        const before = sure(others, '111');
        fc.pre(others.some(({ leafId, strength }) => leafId === '111' && strength > 0));
        expect(sure([...others, says(added, '111')], '111')).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('the samples of a category', () => {
  const first = (leafId: string, confidence: number) => [{ leafId, confidence, evidence: [] }];

  test('agree where nearly all name one leaf', () => {
    const seven = Array.from({ length: 7 }, () => first('111', 0.8));
    expect(agreeOnCategory([...seven, first('112', 0.8)])).toMatchObject({
      agrees: true,
      best: [{ leafId: '111', confidence: 0.7 }, { leafId: '112' }],
    });
    expect(agreeOnCategory([...seven.slice(1), first('112', 0.8), first('112', 0.8)]).agrees).toBe(false);
    expect(agreeOnCategory([first('111', 0.8), first('112', 0.8)]).agrees).toBe(false);
    expect(agreeOnCategory([first('111', 0.8)]).agrees).toBe(true);
  });

  test('that know nothing agree on nothing', () => {
    expect(agreeOnCategory([[], []])).toEqual({ best: [], agrees: false });
    expect(agreeOnCategory([])).toEqual({ best: [], agrees: false });
  });

  test('bear their category out, or do not', () => {
    const sample = (recommended: string, claimed: string) =>
      of([says('recommend', recommended), says('category', claimed)], { leaning: new Map([['1', 1]]) });
    const good = measureTrust(
      Array.from({ length: 8 }, () => sample('111', '111')),
      TREE,
    );
    const bad = measureTrust(
      Array.from({ length: 8 }, () => sample('211', '111')),
      TREE,
    );
    expect(good.leaf).toBeGreaterThan(0.8);
    expect(bad.leaf).toBeLessThan(0.2);
    expect(bad.department).toBeLessThan(0.2);
    expect(measureTrust([], TREE)).toEqual({ leaf: 0.5, department: 0.5 });
    const evidence = [says('recommend', '211'), says('category', '111')];
    const product = of(evidence, { leaning: new Map([['1', 1]]) });
    const by = (trust: typeof good) =>
      weighEvidence(withTrust(product, trust), TREE).find((one) => one.leafId === '211')!;
    expect(by(bad).confidence).toBeGreaterThan(by(good).confidence);
  });
});

describe('evidence of names', () => {
  const names = { tree: TREE, search: createNameSearch(TREE), listen: createTellingWords(TREE) };

  test('comes from the title in the light of the category, and from the category alone', () => {
    const { evidence, leaning } = evidenceOfNames(
      { title: 'Premium frango 15kg', categories: ['Pet > Ração para cães'] },
      names,
    );
    expect(evidence.filter(({ source, strength }) => source === 'names' && strength > 0)).toEqual([]);
    expect(evidence.find(({ source }) => source === 'category')).toMatchObject({ leafId: '111' });
    expect([...leaning.keys()][0]).toBe('1');
  });

  test.each([
    [{ title: 'Camiseta Unissex', categories: [] }, true],
    [{ title: 'Camiseta', categories: [], gender: 'unisex' }, true],
    [{ title: 'Camiseta', categories: [], gender: 'female' }, false],
  ])('%o is unisex: %s', (product, isUnisex) => {
    expect(evidenceOfNames(product, names).isUnisex).toBe(isUnisex);
  });

  test.each([
    ['Calça feminina', [], true],
    ['Jeans', ["Fashion > Women's"], true],
    ['Calça reta', ['Moda > Calças'], false],
    ['Comment maintenir', [], false],
  ])('%s in %j tells for whom: %s', (title, categories, tells) => {
    expect(evidenceOfNames({ title, categories }, names).tellsGender).toBe(tells);
  });

  test("the source's gender chooses between leaves", () => {
    const leafFor = (gender: string) =>
      evidenceOfNames({ title: 'Camiseta básica', categories: [], gender }, names).evidence[0]?.leafId;
    expect([leafFor('female'), leafFor('male')]).toEqual(['211', '221']);
  });
});

describe("a client's other mappings", () => {
  const similar = createMappingSearch([
    {
      leafId: '111',
      category: 'pet > caes > racao',
      titles: ['Ração Golden Frango', 'Ração Golden Carne', 'Ração Premier'],
    },
    { leafId: '112', category: 'casa > camas', titles: ['Colchonete Azul'] },
    { leafId: '121', category: '', titles: [] },
  ]);

  test.each([
    ['the same names elsewhere', { title: 'x', categories: ['Loja > Cães > Rações'] }, '111'],
    ['the words of its products', { title: 'Ração Golden Cordeiro', categories: [] }, '111'],
  ])('%s', (_, product, leafId) => {
    expect(similar(product)[0]).toMatchObject({ source: 'mappings', leafId });
  });

  test('a single word or a single product in common says nothing', () => {
    expect(similar({ title: 'Colchonete Azul', categories: ['Outras > Coisas'] })).toEqual([]);
    expect(similar({ title: 'Ração', categories: [] })[0]?.strength ?? 0).toBeLessThanOrEqual(0.8);
    expect(similar({ title: '', categories: [''] })).toEqual([]);
  });
});
