import { createHash } from 'node:crypto';
import type { State } from '../../kernel/state.ts';
import { text } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import type { FeedDefinition } from '../shop.ts';
import { customFeed } from './custom-layout.ts';
import { collectFeedRows } from './feed-items.ts';
import { googleFeed } from './google-layout.ts';

/** Stands for the caller's own view of this sandbox's address until a document is handed out. */
const addressMark = '\u0001';

interface Generated {
  readonly key: string;
  readonly until: number;
  readonly content: string;
  readonly digest: string;
  /** Milliseconds of the sandbox clock, whole seconds. */
  readonly changedAt: number;
}

/**
 * `GET /XMLData/{name}.xml`, made from the present state at each request that finds it changed. ETag and
 * Last-Modified move only when the content does, and hold over a restart.
 */
export function feedRoutes(state: State): readonly Route[] {
  const generated = new Map<string, Generated>();

  function generate(call: Call, feed: FeedDefinition): Generated {
    const { shop, now, world } = call;
    const slot = `feed:${shop.account}:${feed.name}`;
    const settings = {
      priceStyle: world.switches.text('feedPrice'),
      unavailable: world.switches.flag('feedUnavailable'),
      lagMs: world.switches.number('checkoutPriceLagMs'),
    };
    const key = JSON.stringify([shop.version(), settings]);
    const last = generated.get(slot);
    if (last?.key === key && now < last.until) return last;

    const { rows, until } = collectFeedRows(shop, feed, { now, ...settings });
    const write = feed.layout === 'google' ? googleFeed : customFeed;
    const content = write({ shop, rows, baseUrl: addressMark, priceStyle: settings.priceStyle });
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 24);
    const fresh = { key, until, content, digest, changedAt: moveChange(slot, digest, now) };
    generated.set(slot, fresh);
    return fresh;
  }

  /** Each change gets a later second than the one before, else a client that only compares dates would miss it. */
  function moveChange(slot: string, digest: string, now: number): number {
    const before = state.get<{ digest: string; changedAt: number }>(slot);
    if (before?.digest === digest) return before.changedAt;
    const changedAt = Math.max(Math.floor(now / 1000) * 1000, (before?.changedAt ?? 0) + 1000);
    state.set(slot, { digest, changedAt });
    return changedAt;
  }

  function serve(call: Call): Reply {
    const name = /^(.+)\.xml$/i.exec(call.params['file'] ?? '')?.[1];
    const feed = call.shop.get('feeds', name ?? '');
    if (!feed)
      return text(
        'The resource you are looking for has been removed, had its name changed, or is temporarily unavailable.',
        404,
      );
    const { content, digest, changedAt } = generate(call, feed);
    const address = createHash('sha256').update(call.baseUrl).digest('hex').slice(0, 8);
    const headers = { etag: `"${digest}-${address}"`, 'last-modified': new Date(changedAt).toUTCString() };
    if (isUnchanged(call, headers.etag, changedAt)) return { status: 304, headers };
    const comment = `\n<!-- ${new Date(changedAt).toISOString().replace('.000Z', 'Z')} -->\n`;
    return {
      status: 200,
      headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
      body: content.replaceAll(addressMark, call.baseUrl) + comment,
    };
  }

  return [{ method: 'GET', path: '/XMLData/:file', family: 'site', access: 'public', handle: serve }];
}

/** `If-None-Match` decides where it is sent; `If-Modified-Since` only without it (RFC 9110, 13.2.2). */
function isUnchanged({ headers }: Call, etag: string, changedAt: number): boolean {
  const match = headers['if-none-match'];
  if (match !== undefined) {
    const tags = match.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.includes('*') || tags.includes(etag);
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && changedAt <= since;
}
