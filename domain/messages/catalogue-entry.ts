import type { Action } from './message.ts';

/** What a person is told about one code, in both languages; `{name}` is filled from the problem's params. */
export interface CatalogueEntry {
  readonly action: Action;
  readonly pt: Sentences;
  readonly en: Sentences;
}

type Sentences = readonly [title: string, why: string, fix: string];

export type Catalogue = Readonly<Record<string, CatalogueEntry>>;
