import { FetchProblem, type FetchProblemCode } from '../apis/fetch-problem.ts';
import { fetchGuarded } from '../apis/guarded-fetch.ts';
import type { Problem } from '../domain/problem.ts';
import type { ActivityDeps } from './deps.ts';

export type OpenedFeed =
  | {
      readonly kind: 'document';
      readonly stream: AsyncIterable<Uint8Array>;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface FeedRequest {
  /** An address or `upload:{id}`. */
  readonly link: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly signal: AbortSignal;
}

/** Opens a feed where the client said it is: guarded, bounded, and with the validators of the last reading. */
export async function openFeedSource(deps: ActivityDeps, request: FeedRequest): Promise<OpenedFeed> {
  const upload = /^upload:(.+)$/.exec(request.link)?.[1];
  if (upload) return openUpload(deps, upload);
  const { feed, allowedPrivateHosts } = deps.settings;
  try {
    const answer = await fetchGuarded({
      url: request.link,
      allowedPrivateHosts,
      etag: request.etag,
      lastModified: request.lastModified,
      maxBytes: feed.maxBytes,
      timeoutMs: feed.timeoutMs,
      accept: 'application/xml, text/xml, application/rss+xml, application/atom+xml, */*;q=0.5',
      signal: request.signal,
    });
    if (answer.status === 'not-modified') return { kind: 'not-modified' };
    return { kind: 'document', stream: answer.stream, etag: answer.etag, lastModified: answer.lastModified };
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    return { kind: 'problem', problem: toProblem(error) };
  }
}

async function openUpload(deps: ActivityDeps, id: string): Promise<OpenedFeed> {
  if (!(await deps.files.exists('FeedUploads', id))) return { kind: 'problem', problem: { code: 'feed-not-found' } };
  return { kind: 'document', stream: deps.files.read('FeedUploads', id), etag: null, lastModified: null };
}

const CODES: Record<FetchProblemCode, string> = {
  'url-invalid': 'feed-unreachable',
  'address-refused': 'feed-refused-address',
  'too-many-redirects': 'feed-unreachable',
  unreachable: 'feed-unreachable',
  timeout: 'feed-unreachable',
  'not-found': 'feed-not-found',
  'http-status': 'feed-http-error',
  'too-large': 'feed-too-large',
  cut: 'feed-truncated',
  'encoding-invalid': 'feed-not-a-feed',
};

export function toProblem(error: FetchProblem): Problem {
  const reason = error.httpStatus ?? error.reason ?? error.code;
  return { code: CODES[error.code], params: { reason, ...(error.location ? { location: error.location } : {}) } };
}
