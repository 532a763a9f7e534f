import { createHash, randomBytes } from 'node:crypto';
import { DEFAULT_LISTING_SETTINGS, type ListingSettings } from '../domain/listing/listing-settings.ts';
import { clientsOf, EMPTY_FEED_POSITION, type ClientRow } from '../storage/clients.ts';
import { vtexSecretPlace } from '../storage/secret-places.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { scheduleClient } from './schedule-client.ts';

export interface NewClient {
  readonly name: string;
  /** Chosen by the caller only where it must be known beforehand; else random. */
  readonly hash?: string;
  readonly feed?: string;
  readonly warehouse?: string;
  readonly vtex?: { account: string; tradePolicy: string; affiliateId?: string; appKey: string; appToken: string };
  readonly settings?: Partial<ListingSettings>;
}

/**
 * Adds a client; its schedule is created, its first sync waits for the connection to TikTok Shop.
 * VTEX credentials are sealed before they are stored.
 * @throws CommandFailure `client-exists` for the same hash again, and a code for each input that cannot be
 */
export async function addClient(context: CommandContext, wanted: NewClient): Promise<ClientRow> {
  if (wanted.name.trim() === '') {
    throw new CommandFailure('client-name-missing', 'A client needs a name.', 'Give one that people recognise.');
  }
  if (wanted.hash !== undefined && !/^[\w-]{1,64}$/.test(wanted.hash)) {
    throw new CommandFailure(
      'client-hash-invalid',
      'A client hash is made of letters, digits, - and _, 64 at most.',
      'Check --hash, or leave it out.',
    );
  }
  if (!wanted.feed && !wanted.vtex) {
    throw new CommandFailure(
      'client-without-source',
      'A client needs a feed, a VTEX account, or both.',
      'Give --feed URL, or --vtex-account with its app key and token.',
    );
  }
  if (wanted.feed && !/^(https?:\/\/\S+|upload:[\w-]+)$/.test(wanted.feed)) {
    throw new CommandFailure('feed-address-invalid', 'The feed must be an http or https address.', 'Check --feed.');
  }
  const hash = wanted.hash ?? createHash('sha256').update(randomBytes(16)).digest('hex').slice(0, 16);
  const secrets = context.secrets();
  const now = new Date();
  const row: ClientRow = {
    _id: hash,
    name: wanted.name,
    state: 'active',
    tik_tok_shop_feed_link: wanted.feed ?? null,
    tik_tok_shop_warehouse_id: wanted.warehouse ?? null,
    vtex: wanted.vtex
      ? {
          account: wanted.vtex.account,
          tradePolicy: wanted.vtex.tradePolicy,
          affiliateId: wanted.vtex.affiliateId ?? null,
          appKey: secrets.seal(wanted.vtex.appKey, vtexSecretPlace(hash, 'appKey')),
          appToken: secrets.seal(wanted.vtex.appToken, vtexSecretPlace(hash, 'appToken')),
        }
      : null,
    settings: { ...DEFAULT_LISTING_SETTINGS, ...wanted.settings },
    feed: EMPTY_FEED_POSITION,
    createdAt: now,
    updatedAt: now,
  };
  // Before anything is stored: a server that is away leaves no client without a schedule.
  const temporal = await context.temporal();
  try {
    await clientsOf(await context.db()).insertOne(row);
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    throw new CommandFailure(
      'client-exists',
      `There is already a client ${hash}.`,
      'Run `ponte client show` to see it.',
    );
  }
  await scheduleClient(temporal, row, context.config);
  return row;
}
