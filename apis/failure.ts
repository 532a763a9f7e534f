/**
 * Every way a call to an outside service can fail, as one typed error. Operators search by `type`, so its spelling
 * is a promise. Nothing here ever holds a URL, a token or a body.
 */
export type FailureKind =
  /** Too many calls: try again after `retryAfterMs`. */
  | 'RateLimited'
  /** Not carried out, or a read whose answer was unusable: the same call may succeed later. */
  | 'Unavailable'
  /** The credentials are refused, also after a forced refresh: a person must reconnect. */
  | 'CredentialsRejected'
  /** Understood and refused: the same call is refused again. */
  | 'Rejected'
  /** A write that may have been carried out: read before repeating it. */
  | 'OutcomeUnknown';

export type ServiceName = 'TiktokShop' | 'TiktokBusiness' | 'Vtex';

export type FailureType = `${ServiceName}${FailureKind}`;

export interface FailureDetails {
  readonly service: ServiceName;
  readonly kind: FailureKind;
  /** Safe to show and to log. */
  readonly message: string;
  /** The service's own code (`12052901`, `FMT009`), as text. */
  readonly code?: string;
  /** The service's own id of the call, for its support. */
  readonly requestId?: string;
  readonly httpStatus?: number;
  /** Milliseconds to wait before the next try, where the service or the limiter said so; already capped. */
  readonly retryAfterMs?: number;
}

export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly type: FailureType;
  readonly kind: FailureKind;
  readonly service: ServiceName;
  /** Whether the same call may be tried again; an unknown outcome may, but only after a read. */
  readonly retryable: boolean;
  readonly code?: string;
  readonly requestId?: string;
  readonly httpStatus?: number;
  readonly retryAfterMs?: number;

  constructor(details: FailureDetails) {
    super(details.message);
    this.type = `${details.service}${details.kind}`;
    this.kind = details.kind;
    this.service = details.service;
    this.retryable = RETRYABLE.has(details.kind);
    this.code = details.code;
    this.requestId = details.requestId;
    this.httpStatus = details.httpStatus;
    this.retryAfterMs = details.retryAfterMs;
  }
}

const RETRYABLE: ReadonlySet<FailureKind> = new Set<FailureKind>(['RateLimited', 'Unavailable', 'OutcomeUnknown']);

/** Whether the error is a failure of an outside service, of the given kind where one is named. */
export function isApiFailure(error: unknown, kind?: FailureKind): error is ApiFailure {
  return error instanceof ApiFailure && (kind === undefined || error.kind === kind);
}
