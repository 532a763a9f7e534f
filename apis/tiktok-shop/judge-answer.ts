import { explainTiktokCode } from '../../domain/messages/tiktok-shop-codes.ts';
import { ApiFailure, type FailureKind } from '../failure.ts';
import type { HttpOutcome } from '../http.ts';
import { readRetryAfter } from '../retry-after.ts';
import { readEnvelope, type Envelope } from './envelope.ts';

/** Whether repeating the call can do harm; decides what an answer that never came means. */
export type Effect = 'read' | 'write';

const service = 'TiktokShop';

/**
 * Turns what came back into the accepted envelope or a failure (contract section 3): rate signals first, then the
 * body's `code`; an unreadable body means that the service was not available, and for a write that got through,
 * that nobody knows what happened.
 */
export function judgeAnswer(outcome: HttpOutcome, effect: Effect): Envelope {
  if (outcome.kind === 'no-answer') {
    const kind = effect === 'write' && outcome.sent ? 'OutcomeUnknown' : 'Unavailable';
    throw new ApiFailure({ service, kind, message: `TikTok Shop gave no answer: ${outcome.reason}` });
  }
  const { status: httpStatus, headers } = outcome;
  const retryAfterMs = readRetryAfter(headers['retry-after']);
  const envelope = readEnvelope(outcome.text);
  const code = envelope?.code;
  const known = { service, httpStatus, requestId: envelope?.requestId, code: code ? String(code) : undefined } as const;

  if (httpStatus === 429 || code === TOO_MANY_REQUESTS) {
    throw new ApiFailure({ ...known, kind: 'RateLimited', retryAfterMs, message: 'TikTok Shop asks for fewer calls' });
  }
  if (!envelope || (code === 0 && httpStatus >= 400)) {
    // 503 is documented as a refusal for overload; any other unreadable answer may hide an accepted write.
    const kind = effect === 'write' && httpStatus !== 503 ? 'OutcomeUnknown' : 'Unavailable';
    throw new ApiFailure({
      ...known,
      kind,
      retryAfterMs,
      message: `TikTok Shop answered ${httpStatus} without a readable result`,
    });
  }
  if (code === 0) return envelope;

  const kind = kindOf(envelope, httpStatus, effect);
  throw new ApiFailure({
    ...known,
    kind,
    retryAfterMs,
    message: `TikTok Shop code ${code}: ${shorten(envelope.message)}`,
  });
}

const TOO_MANY_REQUESTS = 36009002;

/** Internal errors and time-outs on their side, after which a write may still have happened. */
const UNSETTLED: ReadonlySet<number> = new Set([36009003, 36009007, 12001000, 11001027, 21001003]);

/** The code that stands for a bad token, a bad clock, a missing parameter and more: only its message tells. */
const CATCH_ALL = 36009004;

function kindOf({ code, message }: Envelope, httpStatus: number, effect: Effect): FailureKind {
  if (code === CATCH_ALL) return saysTokenIsBad(message) ? 'CredentialsRejected' : 'Rejected';
  const { kind } = explainTiktokCode(code);
  if (kind === 'credentials') return 'CredentialsRejected';
  if (UNSETTLED.has(code) || (httpStatus >= 500 && httpStatus !== 503)) {
    return effect === 'write' ? 'OutcomeUnknown' : 'Unavailable';
  }
  return kind === 'retry' || httpStatus === 503 ? 'Unavailable' : 'Rejected';
}

/** Whether a 36009004 speaks of the access token, and not of a missing field, the clock or the app key. */
function saysTokenIsBad(message: string): boolean {
  return /access[_-]?\s?token/i.test(message) && !/param body|required field/i.test(message);
}

function shorten(message: string): string {
  return message.length > 300 ? `${message.slice(0, 299)}…` : message;
}
