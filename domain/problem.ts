/**
 * Something wrong that a person or a later try can mend. Data, never an exception: one bad SKU must not
 * fail the others. `code` is a key of the message catalogue (`domain/messages/`), which gives the title,
 * cause, fix and actions in pt-BR and English; `params` fill its sentences and never hold secrets or buyers' data.
 */
export interface Problem {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The field concerned, in the vocabulary of its source (`price`, `main_images`, …). */
  readonly field?: string;
  /** Line of the feed, from 1, where the problem comes from a document. */
  readonly line?: number;
}
