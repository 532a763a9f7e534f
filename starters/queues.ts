/** The task queue of all workflows; activity queues carry the names of their services (`workflows/call-activities.ts`). */
export const ORCHESTRATION = 'orchestration';
