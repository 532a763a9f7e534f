/** Why a document that a client named could not be fetched. */
export type FetchProblemCode =
  /** No URL, or one that the URL standard refuses. */
  | 'url-invalid'
  /** The address is not public, or the URL is of a kind that is never fetched; see `reason`. */
  | 'address-refused'
  | 'too-many-redirects'
  /** No connection: name not found, refused, reset, TLS. */
  | 'unreachable'
  | 'timeout'
  /** 404 or 410. */
  | 'not-found'
  /** Any other status than 200. */
  | 'http-status'
  | 'too-large'
  /** The transfer ended before the document did. */
  | 'cut'
  /** A content encoding that was not asked for, or one that does not unpack. */
  | 'encoding-invalid';

interface Details {
  readonly httpStatus?: number;
  readonly retryAfterMs?: number;
  readonly reason?: string;
}

export class FetchProblem extends Error {
  override readonly name = 'FetchProblem';
  readonly code: FetchProblemCode;
  readonly httpStatus?: number;
  readonly retryAfterMs?: number;
  /** One word more: the kind of address refused, or the system's error code. */
  readonly reason?: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Host and path, without query, fragment and user info. */
  readonly location: string | null;

  constructor(code: FetchProblemCode, url: URL | null, details: Details = {}) {
    const location = url && `${url.host}${url.pathname}`;
    super([code, details.httpStatus ?? details.reason, location].filter(Boolean).join(' '));
    this.code = code;
    this.location = location;
    this.httpStatus = details.httpStatus;
    this.retryAfterMs = details.retryAfterMs;
    this.reason = details.reason;
    this.retryable = isRetryable(code, details.httpStatus);
  }
}

const PASSING: ReadonlySet<FetchProblemCode> = new Set<FetchProblemCode>(['unreachable', 'timeout', 'cut']);

function isRetryable(code: FetchProblemCode, httpStatus = 0): boolean {
  if (code === 'http-status')
    return httpStatus === 408 || httpStatus === 425 || httpStatus === 429 || httpStatus >= 500;
  return PASSING.has(code);
}
