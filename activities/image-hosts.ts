import type { FetchedImage } from '../apis/fetch-image.ts';
import type { Problem } from '../domain/problem.ts';

/** Remembers hosts that could not be reached: one dead CDN must not cost a time-out an image. */
export function createImageHosts(deadHostMs: number) {
  const dead = new Map<string, { until: number; problem: Problem }>();

  return {
    /** Fetches, unless the host was found dead a short while ago: then its problem is told at once. */
    async unlessDead<T extends FetchedImage | 'not-modified'>(
      url: string,
      fetch: () => Promise<T>,
    ): Promise<T | Refused> {
      const host = URL.parse(url)?.host ?? '';
      const known = dead.get(host);
      if (known && known.until > Date.now()) return { ok: false, problem: known.problem, retryable: true };
      const fetched = await fetch();
      if (fetched === 'not-modified' || fetched.ok) return fetched;
      if (fetched.retryable && HOST_IS_GONE.has(String(fetched.problem.params?.reason))) {
        dead.set(host, { until: Date.now() + deadHostMs, problem: fetched.problem });
      }
      return fetched;
    },
  };
}

type Refused = Extract<FetchedImage, { ok: false }>;

/** Reasons that speak of the host, not of one image. */
const HOST_IS_GONE: ReadonlySet<string> = new Set([
  'name not found',
  'timeout',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);
