import { fillMessage, ITEM_PROBLEMS, type ItemProblem } from './feed-problems.ts';

/** Something wrong in a document that could still be read. `code` is stable; `line` counts from 1. */
export interface FeedProblem {
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** An item that takes no part in the comparison, with its id where that could be read. */
export interface Rejection {
  readonly line: number;
  readonly id: string | null;
  readonly problem: string;
}

/** The first entries up to a limit, and the count of all: a feed of nothing but faults costs no more memory. */
export interface BoundedList<T> {
  readonly listed: T[];
  total: number;
  readonly limit: number;
}

function createBoundedList<T>(limit: number): BoundedList<T> {
  return { listed: [], total: 0, limit };
}

export function addTo<T>(list: BoundedList<T>, entry: T): void {
  list.total++;
  if (list.listed.length < list.limit) list.listed.push(entry);
}

/** Problems of a document that no single item can name. */
export const DOCUMENT_PROBLEMS = {
  'duplicate-id': 'The id {id} came before; the first item counts',
  'invalid-bytes': 'Bytes that are no {encoding} were read as windows-1252',
  'document-cut': 'The document ends before its root is closed; nothing counts as removed',
  'transfer-failed': '{reason}; nothing counts as removed',
  'tags-repaired': 'The tags around the items do not match and were matched by guessing',
  'content-after-root': 'Content after the end of the root was left out',
  'no-items': 'The document holds no items',
  'entity-not-plain': 'The entity {name} is not plain text; its references were left as they are',
  'too-many-entities': 'Entities after the first {limit} were left out',
} as const satisfies Readonly<Record<string, string>>;

export type DocumentProblemCode = keyof typeof DOCUMENT_PROBLEMS;

/** Collects what a reading has to tell. Bounded, whatever the feed. */
export interface ReadingReport {
  readonly problems: BoundedList<FeedProblem>;
  readonly rejected: BoundedList<Rejection>;
  /** Problems told once for the document, as they are kept with its snapshot. */
  readonly ofDocument: FeedProblem[];
  tell(code: DocumentProblemCode, line: number, params?: Readonly<Record<string, string | number>>): void;
  tellOfDocument(problem: FeedProblem): void;
  /** Problems of one item whose first line is `line`. Returns how many are the item's own. */
  tellOfItem(problems: readonly ItemProblem[], line: number): number;
}

export function createReadingReport(limit: number): ReadingReport {
  const told = new Set<string>();
  const report: ReadingReport = {
    problems: createBoundedList<FeedProblem>(limit),
    rejected: createBoundedList<Rejection>(limit),
    ofDocument: [],
    tell(code, line, params) {
      addTo(report.problems, { line, code, message: fillMessage(DOCUMENT_PROBLEMS[code], params) });
    },
    tellOfDocument(problem) {
      if (told.has(problem.message) || told.size >= MOST_OF_DOCUMENT) return;
      told.add(problem.message);
      report.ofDocument.push(problem);
      addTo(report.problems, problem);
    },
    tellOfItem(problems, line) {
      let own = 0;
      for (const { code, message, line: below } of problems) {
        const problem = { line: line + below, code, message };
        if (ITEM_PROBLEMS[code].scope === 'document') report.tellOfDocument(problem);
        else {
          own++;
          addTo(report.problems, problem);
        }
      }
      return own;
    },
  };
  return report;
}

const MOST_OF_DOCUMENT = 100;
