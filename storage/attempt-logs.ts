import type { Collection, Db, IndexDescription } from 'mongodb';
import { requires, type CollectionSchema } from './collection-schema.ts';

/**
 * One row per SKU and attempt: what was sent, what was answered, and what that means. The row is written before the
 * call with `outcome: 'unknown'`, so that a crash in between leaves a trace instead of a gap.
 */
export interface AttemptRow {
  /** `{runId}:{productKey}:{sku}:{action}:{attempt}`: a repeated activity finds its own row. */
  _id: string;
  client: string;
  sku: string;
  productKey: string;
  runId: string;
  action: string;
  at: Date;
  outcome: 'unknown' | 'accepted' | 'pending' | 'blocked' | 'refused' | 'failed';
  /** Null where nothing was sent (a problem found beforehand, a verdict that came by itself). */
  sent: { hash: string; summary: string } | null;
  answer: { code: string | null; message: string | null; requestId: string | null; ms: number | null } | null;
  productId: string | null;
  skuId: string | null;
  /** In the words of the message catalogue. */
  explanation: { 'pt-BR': LoggedText; en: LoggedText } | null;
}

export interface LoggedText {
  title: string;
  why: string;
  fix: string;
}

/** The kinds an operator asks for, and the collections that hold them. */
export const ATTEMPT_LOGS = {
  product: 'TikTokLogProduct',
  price: 'TikTokLogPrice',
  stock: 'TikTokLogStock',
} as const;

export type AttemptLogKind = keyof typeof ATTEMPT_LOGS;

const indexes: readonly IndexDescription[] = [
  { key: { client: 1, sku: 1, at: -1 } },
  { key: { client: 1, outcome: 1, at: -1 } },
  { key: { client: 1, at: -1 } },
  { key: { at: 1 }, expireAfterSeconds: 400 * 86_400 },
];

export const attemptLogSchemas: readonly CollectionSchema[] = Object.values(ATTEMPT_LOGS).map((name) => ({
  name,
  jsonSchema: requires({
    _id: 'string',
    client: 'string',
    sku: 'string',
    action: 'string',
    outcome: 'string',
    at: 'date',
  }),
  indexes,
}));

export const attemptLogOf = (db: Db, kind: AttemptLogKind): Collection<AttemptRow> =>
  db.collection<AttemptRow>(ATTEMPT_LOGS[kind]);
