import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { isApiFailure, type ApiFailure } from '../apis/failure.ts';

/**
 * What an activity throws when the whole call cannot go on: the failure's stable type for operators to search by, the
 * wait that the service asked for, no stack of ours and no secret. An expected 429 is benign; what no repeat can mend
 * is non-retryable.
 */
export function toActivityFailure(error: unknown, longestRetryDelayMs: number): unknown {
  if (!isApiFailure(error)) return error;
  return ApplicationFailure.create({
    message: error.message,
    type: error.type,
    nonRetryable: !error.retryable,
    nextRetryDelay: error.retryAfterMs === undefined ? undefined : Math.min(error.retryAfterMs, longestRetryDelayMs),
    category: error.kind === 'RateLimited' ? ApplicationFailureCategory.BENIGN : undefined,
    details: [details(error)],
  });
}

/** A failure of our own rules that no repeat can mend. */
export function refuse(type: string, message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, type);
}

function details(failure: ApiFailure): Record<string, string | number> {
  const { code, requestId, httpStatus } = failure;
  return {
    ...(code === undefined ? {} : { code }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(httpStatus === undefined ? {} : { httpStatus }),
  };
}
