import type { Problem } from '../problem.ts';
import { ATTEMPT_MESSAGES } from './attempt-messages.ts';
import { ATTRIBUTE_MESSAGES } from './attribute-messages.ts';
import { BRAND_MESSAGES } from './brand-messages.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { EXISTING_MESSAGES } from './existing-messages.ts';
import { FEED_ITEM_MESSAGES } from './feed-item-messages.ts';
import { FEED_MESSAGES } from './feed-messages.ts';
import { IMAGE_MESSAGES } from './image-messages.ts';
import { LEFT_OUT_MESSAGES } from './left-out-messages.ts';
import { LISTING_MESSAGES } from './listing-messages.ts';
import type { Action, Locale } from './message.ts';
import { NOTE_MESSAGES } from './note-messages.ts';
import { reviewEntry } from './review-reasons.ts';
import { explainTiktokCode } from './tiktok-shop-codes.ts';
import { translateWords } from './translate-words.ts';
import { VERDICT_MESSAGES } from './verdict-messages.ts';
import { VTEX_MESSAGES } from './vtex-messages.ts';

/** A problem in a person's words. */
export interface ExplainedProblem {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly action: Action;
}

/**
 * Explains a problem in one language, its params filled in. `tiktok:CODE` is explained by TikTok's code; a code that is
 * in no catalogue still gets a sentence with the code in it, never an exception.
 */
export function explain(problem: Problem, locale: Locale): ExplainedProblem {
  const tiktokCode = /^tiktok:(.+)$/.exec(problem.code)?.[1];
  if (tiktokCode) {
    const { title, why, fix, action } = explainTiktokCode(tiktokCode);
    return { title: title[locale], why: why[locale], fix: fix[locale], action };
  }
  const code = problem.code.replace(/^item-rejected-/, '');
  const entry =
    code === 'review-failed' ? reviewEntry(problem.params) : (isExplained(code) && CATALOGUE[code]) || UNKNOWN;
  const [title, why, fix] = locale === 'pt-BR' ? entry.pt : entry.en;
  const params: Problem['params'] = {
    code: problem.code,
    ...(problem.field && { field: problem.field }),
    ...problem.params,
  };
  const say = (sentence: string): string => fill(sentence, params, locale);
  // Some problems carry their facts as one English sentence instead of params: better that than a gap.
  const { message } = params;
  const told = typeof message === 'string' && missesParams(why, params) ? message : say(why);
  return { title: say(title), why: told, fix: say(fix), action: entry.action };
}

/** Whether a code of Ponte's own has an explanation. */
export function isExplained(code: string): boolean {
  return Object.hasOwn(CATALOGUE, code);
}

/** Every explanation of Ponte's own, by code. */
export const CATALOGUE: Readonly<Record<string, CatalogueEntry>> = {
  ...FEED_MESSAGES,
  ...FEED_ITEM_MESSAGES,
  ...LISTING_MESSAGES,
  ...ATTRIBUTE_MESSAGES,
  ...NOTE_MESSAGES,
  ...BRAND_MESSAGES,
  ...LEFT_OUT_MESSAGES,
  ...IMAGE_MESSAGES,
  ...VTEX_MESSAGES,
  ...VERDICT_MESSAGES,
  ...ATTEMPT_MESSAGES,
  ...EXISTING_MESSAGES,
};

const UNKNOWN: CatalogueEntry = {
  action: 'contact-support',
  pt: ['Problema {code}', 'A Ponte não conhece este código.', 'Informe o código ao suporte da Ponte.'],
  en: ['Problem {code}', 'Ponte does not know this code.', 'Tell the code to Ponte support.'],
};

function missesParams(sentence: string, params: NonNullable<Problem['params']>): boolean {
  return [...sentence.matchAll(/\{(\w+)\}/g)].some(([, name]) => !Object.hasOwn(params, name!));
}

function fill(sentence: string, params: NonNullable<Problem['params']>, locale: Locale): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined || value === '' ? '–' : translateWords(String(value), locale);
  });
}
