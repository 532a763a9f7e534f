import { ApiFailure } from '../failure.ts';

interface Page {
  readonly nextPageToken: string | null;
}

/**
 * Every page of a list. The last one has an empty or no `next_page_token` (contract section 0); a token that comes
 * again would never end and fails instead.
 */
export async function* readPages<P extends Page>(
  readPage: (token: string | undefined) => Promise<P>,
): AsyncGenerator<P, void, undefined> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await readPage(token);
    yield page;
    token = page.nextPageToken ?? undefined;
    if (token !== undefined && seen.has(token)) {
      throw new ApiFailure({ service: 'TiktokShop', kind: 'Unavailable', message: 'A page token came twice' });
    }
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}
