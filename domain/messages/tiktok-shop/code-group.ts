import type { Action } from '../message.ts';

/** What a TikTok Shop code asks for; decides whether a call is tried again and who has to act. */
export type TiktokCodeKind =
  /** Goes away by itself: the same call may succeed later. */
  | 'retry'
  /** The connection must be authorized again. */
  | 'credentials'
  /** The merchant's data must change. */
  | 'fix-product'
  /** A setting of the shop, the app or of Ponte must change. */
  | 'fix-config'
  /** Nothing makes this call succeed. */
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
