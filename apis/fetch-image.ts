import type { Problem } from '../domain/problem.ts';
import { FetchProblem, type FetchProblemCode } from './fetch-problem.ts';
import type { Resolve } from './guard-address.ts';
import { fetchGuarded } from './guarded-fetch.ts';
import { sniffImage } from './sniff-image.ts';

export interface ImageRequest {
  readonly url: string;
  readonly allowedPrivateHosts: readonly string[];
  /** Milliseconds for the whole download. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Replaces the system's name look-up; for tests. */
  readonly resolve?: Resolve;
}

/** What the server said of the bytes it gave last; null where it said nothing. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchedImage =
  | (Validators & {
      readonly ok: true;
      readonly bytes: Buffer;
      /** From the bytes: `image/jpeg`, `image/png`, `image/webp`, `image/gif`, `image/bmp`, `image/heic`, … */
      readonly contentType: string;
    })
  | { readonly ok: false; readonly problem: Problem; readonly retryable: boolean };

/** Twice what TikTok takes, as larger images are made smaller before they are sent. */
const LARGEST_IMAGE = 20 * 1024 * 1024;

/**
 * Downloads a product image, guarded and bounded. What goes wrong is a named problem, not an error; only the abort
 * of the signal throws.
 */
export async function fetchImage(request: ImageRequest): Promise<FetchedImage> {
  const image = await fetchImageIfChanged(request, { etag: null, lastModified: null });
  if (image === 'not-modified') throw new TypeError('an unconditional request was answered with 304');
  return image;
}

/** The same, for one that was had before: an unchanged image costs a request without a body. */
export async function fetchImageIfChanged(
  request: ImageRequest,
  known: Validators,
): Promise<FetchedImage | 'not-modified'> {
  try {
    const answer = await fetchGuarded({
      ...request,
      ...known,
      maxBytes: LARGEST_IMAGE,
      accept: 'image/jpeg,image/png,image/webp,image/*;q=0.8',
    });
    if (answer.status === 'not-modified') return 'not-modified';
    const chunks: Buffer[] = [];
    for await (const chunk of answer.stream) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const contentType = sniffImage(bytes);
    const { etag, lastModified } = answer;
    if (contentType) return { ok: true, bytes, contentType, etag, lastModified };
    return failure('image-not-an-image', new URL(answer.finalUrl).host, false);
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    return failure(PROBLEMS[error.code], error.location?.split('/')[0], error.retryable, error);
  }
}

const PROBLEMS: Readonly<Record<FetchProblemCode, string>> = {
  'url-invalid': 'image-unreachable',
  'address-refused': 'image-refused-address',
  'too-many-redirects': 'image-unreachable',
  unreachable: 'image-unreachable',
  timeout: 'image-unreachable',
  'not-found': 'image-not-found',
  'http-status': 'image-unreachable',
  'too-large': 'image-too-large',
  cut: 'image-unreachable',
  'encoding-invalid': 'image-not-an-image',
};

function failure(code: string, host: string | undefined, retryable: boolean, error?: FetchProblem): FetchedImage {
  const reason = error?.httpStatus ?? error?.reason ?? error?.code;
  return {
    ok: false,
    retryable,
    problem: { code, params: { ...(host && { host }), ...(reason !== undefined && { reason }) } },
  };
}
