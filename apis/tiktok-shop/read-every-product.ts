import { isApiFailure } from '../failure.ts';
import type { CallOptions } from './transport.ts';
import type { ProductFilter, ProductPage } from './products.ts';

type SearchPages = (filter: ProductFilter, options?: CallOptions) => AsyncIterable<ProductPage>;

/** What one search can walk through (contract section 4.5, code 12052180). */
const SEARCH_WINDOW = 10_000;
const BEYOND_WINDOW = '12052180';

/**
 * Every product of a shop in pages of 100, whatever its status. Where a search has more results than it can show, it is
 * halved by creation time until each part fits; the newest part stays open at its end, so that no clock matters.
 * A product may come twice where a part turns out too large half-way.
 */
export async function* readEveryProduct(
  searchPages: SearchPages,
  options: CallOptions & { readonly window?: number } = {},
): AsyncGenerator<ProductPage, void, undefined> {
  const { window = SEARCH_WINDOW, ...call } = options;
  yield* readPart({});

  async function* readPart(part: { createdFrom?: Date; createdTo?: Date }): AsyncGenerator<ProductPage> {
    let halves: ReturnType<typeof halve> = null;
    try {
      for await (const page of searchPages(part, call)) {
        halves = (page.totalCount ?? 0) > window ? halve(part) : null;
        if (halves) break;
        yield page;
      }
    } catch (failure) {
      halves = isApiFailure(failure, 'Rejected') && failure.code === BEYOND_WINDOW ? halve(part) : null;
      if (!halves) throw failure;
    }
    if (halves) for (const half of halves) yield* readPart(half);
  }
}

/** Both halves include their ends, in whole seconds. Null for a single second: if that holds too many, the reading fails. */
function halve({ createdFrom, createdTo }: { createdFrom?: Date; createdTo?: Date }) {
  const from = seconds(createdFrom ?? BEFORE_ALL);
  const to = createdTo ? seconds(createdTo) : Math.max(seconds(new Date()), from) + DAY_SECONDS;
  if (from >= to) return null;
  const middle = Math.floor((from + to) / 2);
  return [
    { createdFrom, createdTo: new Date(middle * 1000) },
    { createdFrom: new Date((middle + 1) * 1000), createdTo },
  ] as const;
}

/** TikTok Shop opened in 2021. */
const BEFORE_ALL = new Date('2020-01-01T00:00:00Z');
const DAY_SECONDS = 86_400;

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
