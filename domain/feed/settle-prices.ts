import type { DocumentContext } from './document-context.ts';
import type { FeedItem } from './feed-item.ts';
import { FINGERPRINT_LENGTH, fingerprintItem } from './fingerprint-item.ts';
import { parseItem } from './parse-item.ts';
import type { PriceStyle } from './parse-price.ts';
import type { FeedProblem } from './reading-report.ts';
import type { RowWriter } from './row-writer.ts';

/**
 * Prices that only the rest of the document can explain (`1.299`): each item with one is read in every style at once,
 * and the document's end chooses. So nothing is read twice, and an item waits with a few numbers instead of its text.
 */
export interface OpenPrices {
  /** Reads the item both ways and remembers what each would mean. `row` holds the fingerprint of neither. */
  add(row: number, raw: string): Readonly<Record<PriceStyle, FeedItem>>;
  /** A problem that holds only if the document does not settle the style. */
  hold(problem: FeedProblem): void;
  /** Writes the chosen meaning into the rows. Returns the problems that stay and how many there are. */
  settle(
    style: PriceStyle | null,
    fresh: RowWriter,
  ): { readonly listed: readonly FeedProblem[]; readonly total: number };
}

export function createOpenPrices(context: DocumentContext, limit: number): OpenPrices {
  const rows: number[] = [];
  /** Fingerprints of each row, by comma and by dot. */
  const meanings: number[] = [];
  const held: FeedProblem[] = [];
  let heldTotal = 0;
  const fingerprint = new Uint32Array(FINGERPRINT_LENGTH);

  return {
    add(row, raw) {
      const items = { comma: readAs(raw, context, 'comma'), dot: readAs(raw, context, 'dot') };
      rows.push(row);
      for (const item of [items.comma, items.dot]) {
        fingerprintItem(item, fingerprint);
        meanings.push(...fingerprint);
      }
      return items;
    },
    hold(problem) {
      heldTotal++;
      if (held.length < limit) held.push(problem);
    },
    settle(style, { columns }) {
      if (style === null) return { listed: held, total: heldTotal };
      rows.forEach((row, at) => {
        const from = (at * 2 + (style === 'comma' ? 0 : 1)) * FINGERPRINT_LENGTH;
        columns.facets.set(meanings.slice(from, from + 10), row * 10);
        columns.amounts.set(meanings.slice(from + 10, from + 12), row * 2);
      });
      return { listed: [], total: 0 };
    },
  };
}

function readAs(raw: string, context: DocumentContext, priceStyle: PriceStyle): FeedItem {
  const { item } = parseItem(raw, { ...context, priceStyle });
  // It has an id, whatever the style: the caller has read it before.
  if (!item) throw new Error('An item lost its id between two readings');
  return item;
}
