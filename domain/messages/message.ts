/** A language that an operator can choose. */
export type Locale = keyof Text;

/** One sentence or short paragraph in every language that an operator can choose. */
export interface Text {
  readonly 'pt-BR': string;
  readonly en: string;
}

/**
 * What a person is told about a problem: what it is, why it happens, what to do. `{name}` in a text is filled from
 * the problem's `params`. Never holds secrets or buyers' data.
 */
export interface Explanation {
  readonly title: Text;
  readonly why: Text;
  readonly fix: Text;
  readonly action: Action;
}

/** The one thing to do next; console and CLI turn it into a button or a command. */
export type Action =
  | 'retry'
  | 'edit-product'
  | 'map-category'
  | 'reconnect'
  | 'wait'
  | 'contact-support'
  | 'open-seller-center'
  | 'edit-settings'
  /** Decide a held run. */
  | 'approve'
  /** Nothing to do. */
  | 'none';
