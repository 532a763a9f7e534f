import { FetchProblem, type FetchProblemCode } from '../apis/fetch-problem.ts';
import { fetchGuarded } from '../apis/guarded-fetch.ts';
import { limits } from '../config/limits.ts';

/** An address given to `feed read` or `feed diff` could not be read. */
class FeedNotFetched extends Error {
  override name = 'FeedNotFetched';
  readonly code: string;
  readonly fix: string;

  constructor(code: string, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}

/**
 * Fetches the feed that a command names, under the same guard as the workers' own reading: what
 * PONTE_ALLOWED_PRIVATE_HOSTS does not list may not lie on a private or loopback address.
 */
export async function fetchFeed(url: string): Promise<AsyncIterable<Uint8Array>> {
  const allowedPrivateHosts = (process.env['PONTE_ALLOWED_PRIVATE_HOSTS'] ?? '')
    .split(',')
    .flatMap((host) => host.trim().toLowerCase() || []);
  const { maxBytes, timeoutMs } = limits.feed;
  try {
    const answer = await fetchGuarded({ url, allowedPrivateHosts, maxBytes, timeoutMs });
    if (answer.status === 'ok') return answer.stream;
    throw new FeedNotFetched('feed-http-error', 'The address answers 304 without having been asked for it', '');
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    const [code, sentence, fix] = WORDS[error.code];
    const detail = [error.location, error.httpStatus ?? error.reason].filter(Boolean).join(': ');
    throw new FeedNotFetched(code, `${sentence}${detail === '' ? '' : ` (${detail})`}`, fix);
  }
}

const IN_A_BROWSER = 'Check that the address answers in a browser, then try again.';

const WORDS: Record<FetchProblemCode, readonly [code: string, sentence: string, fix: string]> = {
  'url-invalid': ['feed-unreachable', 'This is no address', 'Give an http or https address, or a file.'],
  'address-refused': [
    'feed-refused-address',
    'The address lies on a private or local network, where feeds are not read from',
    'If that is meant, add its host to PONTE_ALLOWED_PRIVATE_HOSTS, or read the feed as a file.',
  ],
  'too-many-redirects': ['feed-unreachable', 'The address redirects without end', IN_A_BROWSER],
  unreachable: ['feed-unreachable', 'The address does not answer', IN_A_BROWSER],
  timeout: ['feed-unreachable', 'The address does not answer in time', IN_A_BROWSER],
  'not-found': ['feed-not-found', 'There is no feed at this address', 'Check the address.'],
  'http-status': ['feed-http-error', 'The address answers with an error', IN_A_BROWSER],
  'too-large': ['feed-too-large', 'The feed is too large', 'Split the feed, or leave out what is not a product.'],
  cut: ['feed-truncated', 'The transfer ended before the feed did', 'Try again.'],
  'encoding-invalid': ['not-a-feed', 'The answer cannot be unpacked', 'Serve the feed plain or with gzip.'],
};
