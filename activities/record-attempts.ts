import type { Db } from 'mongodb';
import { explain } from '../domain/messages/explain.ts';
import type { Problem } from '../domain/problem.ts';
import { attemptLogOf, type AttemptLogKind, type AttemptRow } from '../storage/attempt-logs.ts';

/** What is known of an attempt before its call; the rest is filled in by its answer. */
export interface AttemptStart {
  readonly client: string;
  readonly sku: string;
  readonly productKey: string;
  readonly runId: string;
  readonly action: string;
  /** Which send of the product it is, so that a repeated activity finds its own row. */
  readonly attempt: number;
  readonly sent: AttemptRow['sent'];
  readonly productId: string | null;
  readonly skuId: string | null;
}

/** An attempt on one SKU; who it is about comes from its row. */
export function attemptStart(
  { client, sku, productKey, skuId }: Pick<AttemptStart, 'client' | 'sku' | 'productKey' | 'skuId'>,
  attempt: Omit<AttemptStart, 'client' | 'sku' | 'productKey' | 'skuId'>,
): AttemptStart {
  return { client, sku, productKey, skuId, ...attempt };
}

export interface AttemptEnd {
  readonly outcome: AttemptRow['outcome'];
  readonly answer: AttemptRow['answer'];
  readonly productId?: string | null;
  readonly skuId?: string | null;
  readonly problem: Problem | null;
}

export interface AttemptRecorder {
  /** Rows with `outcome: 'unknown'`, written before the call: a crash leaves a trace instead of a gap. */
  begin(kind: AttemptLogKind, starts: readonly AttemptStart[]): Promise<void>;
  end(kind: AttemptLogKind, ends: readonly { start: AttemptStart; end: AttemptEnd }[]): Promise<void>;
  /** An attempt that ended without a call (a problem found beforehand) or was told by an event. Once per id. */
  note(kind: AttemptLogKind, notes: readonly { start: AttemptStart; end: AttemptEnd }[]): Promise<void>;
}

/** Writes `TikTokLogProduct`, `TikTokLogPrice` and `TikTokLogStock`. */
export function createAttemptRecorder(db: Db): AttemptRecorder {
  return {
    async begin(kind, starts) {
      await upsertAll(
        kind,
        starts.map((start) => ({ _id: idOf(start), set: {}, insert: rowOf(start, UNKNOWN) })),
      );
    },
    async end(kind, ends) {
      await upsertAll(
        kind,
        ends.map(({ start, end }) => {
          const { at, outcome, answer, explanation, productId, skuId, ...insert } = rowOf(start, end);
          return {
            _id: idOf(start),
            set: { outcome, answer, explanation, productId, skuId },
            insert: { ...insert, at },
          };
        }),
      );
    },
    async note(kind, notes) {
      await upsertAll(
        kind,
        notes.map(({ start, end }) => ({ _id: idOf(start), set: {}, insert: rowOf(start, end) })),
      );
    },
  };

  async function upsertAll(
    kind: AttemptLogKind,
    writes: readonly { _id: string; set: Partial<AttemptRow>; insert: Partial<AttemptRow> }[],
  ): Promise<void> {
    if (writes.length === 0) return;
    await attemptLogOf(db, kind).bulkWrite(
      writes.map(({ _id, set, insert }) => ({
        updateOne: {
          filter: { _id },
          update: { ...(Object.keys(set).length > 0 ? { $set: set } : {}), $setOnInsert: insert },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}

const UNKNOWN: AttemptEnd = { outcome: 'unknown', answer: null, problem: { code: 'attempt-outcome-unknown' } };

function idOf(start: AttemptStart): string {
  return `${start.client}:${start.productKey}:${start.sku}:${start.action}:${start.attempt}`;
}

function rowOf(start: AttemptStart, end: AttemptEnd): Omit<AttemptRow, '_id'> {
  return {
    client: start.client,
    sku: start.sku,
    productKey: start.productKey,
    runId: start.runId,
    action: start.action,
    at: new Date(),
    outcome: end.outcome,
    sent: start.sent,
    answer: end.answer,
    productId: end.productId ?? start.productId,
    skuId: end.skuId ?? start.skuId,
    explanation: end.problem && { 'pt-BR': words(end.problem, 'pt-BR'), en: words(end.problem, 'en') },
  };
}

function words(problem: Problem, locale: 'pt-BR' | 'en') {
  const { title, why, fix } = explain(problem, locale);
  return { title, why, fix };
}
