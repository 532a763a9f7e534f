import { rootCause } from '@temporalio/common';
import { ContinueAsNew, isCancellation, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';

/**
 * Says in the Web UI that a workflow could not go on, and why; handing over its history is no such end.
 * @param what what is left undone, as the beginning of a sentence: `Brands not matched to the end`.
 */
export function tellBadEnd(error: unknown, what: string): void {
  if (error instanceof ContinueAsNew) return;
  upsertSearchAttributes({ Status: [isCancellation(error) ? 'cancelled' : 'failed'] });
  setCurrentDetails(`${what}: ${rootCause(error) ?? 'unknown'}`);
}
