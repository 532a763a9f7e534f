import type { Collection, Db } from 'mongodb';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** A run that would change too much at once and waits for a person, or for the next good feed. */
export interface ApprovalRow {
  /** The held run's id. */
  _id: string;
  client: string;
  state: 'open' | 'approved' | 'rejected' | 'released';
  reason: string;
  count: number;
  share: number;
  limit: number;
  /** What the run would do, for the operator's eyes. */
  report: { added: number; removed: number; changed: number; unchanged: number; sample: string[] };
  /** The workflow that waits for the decision. */
  workflowId: string;
  createdAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
}

export const approvalsSchema: CollectionSchema = {
  name: 'Approvals',
  jsonSchema: requires({ _id: 'string', client: 'string', state: 'string', reason: 'string', workflowId: 'string' }),
  indexes: [{ key: { client: 1, state: 1, createdAt: -1 } }],
};

export const approvalsOf = (db: Db): Collection<ApprovalRow> => db.collection<ApprovalRow>(approvalsSchema.name);
