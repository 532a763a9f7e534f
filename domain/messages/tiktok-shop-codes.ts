import type { Explanation } from './message.ts';
import type { CodeGroup, TiktokCodeKind } from './tiktok-shop/code-group.ts';
import { GATEWAY_CODES } from './tiktok-shop/gateway-codes.ts';
import { RANGES } from './tiktok-shop/code-ranges.ts';

/** What a TikTok Shop code means to a merchant and what to do about it. */
export interface TiktokCodeExplanation extends Explanation {
  readonly kind: TiktokCodeKind;
}

/**
 * Explains a code of the TikTok Shop API (codes: contract sections 3.2 and 4.9 and the published lists of every
 * endpoint). A code that is not in the table is explained by the range it lies in (contract section 3.2).
 */
export function explainTiktokCode(code: number | string): TiktokCodeExplanation {
  const text = String(code);
  const group = BY_CODE.get(text);
  if (group) return explain(group);
  return explain(RANGES.find(({ prefix }) => text.startsWith(prefix)) ?? RANGES.at(-1)!);
}

/** Whether the code has an explanation of its own and not only that of its range. */
export function isKnownTiktokCode(code: number | string): boolean {
  return BY_CODE.has(String(code));
}

const GROUPS: readonly CodeGroup[] = [...GATEWAY_CODES];

const BY_CODE: ReadonlyMap<string, CodeGroup> = new Map(
  GROUPS.flatMap((group) => group.codes.map((code) => [String(code), group] as const)),
);

function explain({ kind, action, pt, en }: Omit<CodeGroup, 'codes'>): TiktokCodeExplanation {
  return {
    kind,
    action,
    title: { 'pt-BR': pt[0], en: en[0] },
    why: { 'pt-BR': pt[1], en: en[1] },
    fix: { 'pt-BR': pt[2], en: en[2] },
  };
}
