import { describe, expect, it } from 'vitest';
import { explainTiktokCode, isKnownTiktokCode } from '../../../domain/messages/tiktok-shop-codes.ts';
import codes from './tiktok-shop-code-list.json' with { type: 'json' };

const ACTIONS = new Set([
  'retry',
  'edit-product',
  'map-category',
  'reconnect',
  'wait',
  'contact-support',
  'open-seller-center',
  'edit-settings',
]);

/** Codes that the contract names in section 4.9: each must mean something of its own. */
const MOST_MET = [
  12019006, 12052013, 12052015, 12052932, 12052051, 12052261, 12052931, 12052023, 12052024, 12052025, 12052230,
  12052217, 12052220, 12052223, 12052225, 12052226, 12052227, 12052104, 12052550, 12052240, 12052241, 12052242,
  12052243, 12052244, 12052245, 12052246, 12052247, 12052248, 12052249, 12052250, 12052251, 12052253, 12052254,
  12052256, 12052525, 12052526, 12052528, 12052560, 12052026, 12052200, 12052201, 12052208, 12052028, 12052722,
  12052520, 12052050, 12052054, 12019059, 12052055, 12019024, 12052097, 12052530, 12052531, 12052403, 12052532,
  12052115, 12052535, 12019028, 12052516, 12052533, 12052073, 12052012, 12052570, 12052084, 12052038, 12052003,
  12052004, 12052005, 12052006, 12052116, 12052181, 12052915, 12019061, 12052105, 12052655, 12052656, 12052657,
  12052658, 12052385, 12052673, 12052128, 12052591, 12052592, 12052593, 12052600, 12052030, 12052031, 12052032,
  12052260, 12019150, 12052048, 12052034, 12052093, 12052700, 12052704, 12052703, 12052901, 12052902, 12052486,
  12052571, 12052487, 12052910, 12052990, 12052996, 12019120, 12052377, 12052402, 12052420,
];

describe('explainTiktokCode', () => {
  it('has an entry for every published code', () => {
    expect(codes.length).toBeGreaterThan(526);
    expect(codes.filter((code) => !isKnownTiktokCode(code))).toEqual([]);
  });

  it('says something in both languages and names an action, for every code and every range', () => {
    const all = [...codes, 12059999, 12019999, 12038999, 11099999, 21099999, 10009999, 10039999, 25099999, 36004009, 7];
    for (const code of all) {
      const explanation = explainTiktokCode(code);
      for (const part of [explanation.title, explanation.why, explanation.fix]) {
        expect(part['pt-BR'].trim().length, String(code)).toBeGreaterThan(8);
        expect(part.en.trim().length, String(code)).toBeGreaterThan(8);
      }
      expect(explanation.why['pt-BR'], String(code)).not.toBe(explanation.why.en);
      expect(ACTIONS, String(code)).toContain(explanation.action);
    }
  });

  it('gives each of the codes met most a reason of its own', () => {
    const reasons = new Map<string, number>();
    for (const code of MOST_MET) {
      const reason = explainTiktokCode(code).why.en;
      expect(reasons.get(reason), `${code} says the same as`).toBeUndefined();
      reasons.set(reason, code);
    }
  });

  it('takes numbers and text alike', () => {
    expect(explainTiktokCode('12052051')).toEqual(explainTiktokCode(12052051));
  });

  it('explains an unknown code by its range', () => {
    expect(isKnownTiktokCode(12052999)).toBe(false);
    expect(explainTiktokCode(12052999).kind).toBe('fix-product');
    expect(explainTiktokCode(36004009).kind).toBe('credentials');
    expect(explainTiktokCode(1).kind).toBe('permanent');
  });

  it('calls only passing faults retryable, and only lost authorizations credentials', () => {
    const ofKind = (kind: string) => codes.filter((code) => explainTiktokCode(code).kind === kind);
    expect(ofKind('credentials')).toEqual([101000, 105002]);
    expect(ofKind('retry')).toContain(36009003);
    expect(ofKind('retry')).not.toContain(12052038);
    expect(ofKind('retry').filter((code) => String(code).startsWith('12052'))).toEqual([12052881]);
  });
});
