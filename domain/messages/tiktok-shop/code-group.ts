import type { Action } from '../message.ts';

/** What a TikTok Shop code asks for; decides whether a call is tried again and who has to act. */
export type TiktokCodeKind =
  /** A passing fault of TikTok's systems: the same call may succeed within minutes. */
  | 'retry'
  /** The connection must be authorized again. */
  | 'credentials'
  /** The merchant's data must change. */
  | 'fix-product'
  /** A setting of the shop, the app or of Ponte must change. */
  | 'fix-config'
  /** Refused in the present state of shop, product or order: trying again at once changes nothing. */
  | 'permanent'
  /** Ponte sent what it should not: report it. */
  | 'bug';

type Sentences = readonly [title: string, why: string, fix: string];

/** Codes that mean the same to a merchant, with one explanation in both languages. */
export interface CodeGroup {
  readonly codes: readonly number[];
  readonly kind: TiktokCodeKind;
  readonly action: Action;
  readonly pt: Sentences;
  readonly en: Sentences;
}
