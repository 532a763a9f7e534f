import type { ApiFailure } from '../apis/failure.ts';
import type { Action } from '../domain/listing/choose-action.ts';
import type { Problem } from '../domain/problem.ts';
import type { AttemptEnd, AttemptStart } from './record-attempts.ts';
import type { Sent } from './send-action.ts';

/** What TikTok refused, as a problem with its code. */
export function toProblem(failure: ApiFailure): Problem {
  return { code: failure.code ? `tiktok:${failure.code}` : 'tiktok:unknown', params: { message: failure.message } };
}

/** What an attempt came to whose call failed or was refused; `ms`: how long it took. */
export function failedEnd(failure: ApiFailure, ms: number): AttemptEnd {
  const refused = failure.kind === 'Rejected';
  return {
    outcome: refused ? 'refused' : failure.kind === 'OutcomeUnknown' ? 'unknown' : 'failed',
    answer: { code: failure.code ?? failure.type, message: failure.message, requestId: failure.requestId ?? null, ms },
    problem: failure.code
      ? toProblem(failure)
      : { code: refused ? 'tiktok:unknown' : `attempt-${KINDS[failure.kind]}` },
  };
}

const KINDS: Record<ApiFailure['kind'], string> = {
  RateLimited: 'rate-limited',
  Unavailable: 'unavailable',
  CredentialsRejected: 'credentials-rejected',
  Rejected: 'refused',
  OutcomeUnknown: 'outcome-unknown',
};

/** What an attempt on one SKU came to whose call was answered. */
export function sentEnd(start: AttemptStart, sent: Sent, action: Action, ms: number): AttemptEnd {
  const problem = sent.refused.get(start.sku) ?? null;
  const immediate = action.kind === 'update-price' || action.kind === 'update-stock';
  const skuId = sent.state.skus.find(({ sku }) => sku === start.sku)?.skuId ?? start.skuId;
  return {
    outcome: problem ? 'refused' : immediate ? 'accepted' : 'pending',
    answer: {
      code: problem ? problem.code.replace(/^tiktok:/, '') : '0',
      message: sent.warnings.join(' ') || 'Success',
      requestId: sent.requestId ?? null,
      ms,
    },
    productId: sent.state.productId,
    skuId,
    problem: problem ?? { code: immediate ? 'send-accepted' : 'review-pending' },
  };
}
