import { InvalidArgumentError, type Command } from 'commander';
import type { CategoryDefaults, ListingSettings } from '../domain/listing/listing-settings.ts';
import { addClient } from './client-add.ts';
import { listClients, removeClient, setClientState, viewClient, type ClientView } from './client-manage.ts';
import { registerClientSetCommand } from './cli-client-set.ts';
import type { Run } from './cli.ts';
import { CommandFailure } from './command-failure.ts';
import { connectWithCode } from './connection-connect.ts';
import { wholeAboveZero } from './option-values.ts';
import { printTable } from './print-table.ts';

interface AddOptions {
  json?: boolean;
  feed?: string;
  hash?: string;
  warehouse?: string;
  vtexAccount?: string;
  vtexAppKey?: string;
  tradePolicy: string;
  affiliate?: string;
  defaultCategory?: string;
  defaultWeight?: number;
  defaultDimensions?: [number, number, number];
  defaultQuantity?: number;
}

export function registerClientCommands(program: Command, run: Run): void {
  const client = program.command('client').description('the merchants whose shops are kept in step');

  client
    .command('add <name>')
    .description('add a client: a feed, a VTEX account, or both')
    .option('--feed <url>', 'address of the product feed')
    .option('--hash <hash>', 'the client hash, where it must be known beforehand')
    .option('--warehouse <id>', "TikTok warehouse; the shop's default one otherwise")
    .option('--vtex-account <account>')
    .option(
      '--vtex-app-key <key>',
      'the app token is read from VTEX_APP_TOKEN, so that it never shows in a process list',
    )
    .option('--trade-policy <id>', 'VTEX trade policy (sales channel)', '1')
    .option('--affiliate <id>', 'VTEX affiliate, three consonants')
    .option('--default-category <id>', 'TikTok leaf category for products that no mapping covers')
    .option('--default-weight <grams>', 'package weight where the sources name none', wholeAboveZero)
    .option('--default-dimensions <LxWxH>', 'package size in cm where the sources name none', dimensions)
    .option('--default-quantity <n>', 'units of an item in stock whose feed names no quantity', wholeAboveZero)
    .option('--json')
    .action((name: string, options: AddOptions) =>
      run(
        options,
        async (context) => {
          const row = await addClient(context, {
            name,
            hash: options.hash,
            feed: options.feed,
            warehouse: options.warehouse,
            vtex: vtexOf(options),
            settings: settingsOf(options),
          });
          return viewClient(context, row);
        },
        (view) =>
          `Added ${view.name} with the hash ${view.hash}. Next: ponte connection connect ${view.hash} --platform tiktok-shop`,
      ),
    );

  client
    .command('list')
    .option('--json')
    .action((options: { json?: boolean }) =>
      run(options, listClients, (views) =>
        views.length === 0
          ? 'There is no client yet. Add one with: ponte client add NAME --feed URL'
          : printTable([
              ['hash', 'name', 'state', 'connection', 'shop', 'listings'],
              ...views.map((v) => [v.hash, v.name, v.state, v.connection, v.shop?.name ?? null, counts(v.listings)]),
            ]),
      ),
    );

  client
    .command('show <client>')
    .option('--json')
    .action((name: string, options: { json?: boolean }) =>
      run(options, async (context) => viewClient(context, await context.client(name)), describe),
    );

  registerClientSetCommand(client, run);

  for (const [verb, state] of [
    ['pause', 'paused'],
    ['resume', 'active'],
  ] as const) {
    client
      .command(`${verb} <client>`)
      .option('--json')
      .action((name: string, options: { json?: boolean }) =>
        run(
          options,
          async (context) => viewClient(context, await setClientState(context, await context.client(name), state)),
          (view) => `${view.name} is ${view.state}.`,
        ),
      );
  }

  client
    .command('remove <client>')
    .description("delete the client's data; its products on TikTok stay as they are")
    .option('--yes', 'no question asked; without it nothing is deleted')
    .option('--json')
    .action((name: string, options: { json?: boolean; yes?: boolean }) =>
      run(
        options,
        async (context) => {
          const row = await context.client(name);
          if (!options.yes) {
            throw new CommandFailure(
              'confirmation-missing',
              `This deletes everything Ponte knows of ${row.name}.`,
              'Repeat it with --yes if that is meant.',
            );
          }
          return { client: row._id, ...(await removeClient(context, row)) };
        },
        (answer) => `Removed ${answer.client}: ${counts(answer.deleted)}`,
      ),
    );

  program
    .command('connection')
    .description('connections to the platforms')
    .command('connect <client>')
    .requiredOption('--platform <platform>', 'tiktok-shop', onlyTiktokShop)
    .option('--shop <shop>', "the shop's id or name where the seller has several")
    .option('--sandbox-shop', 'as the shop of `product sandbox`, beside the live one')
    .option('--json')
    .description('connect with an authorization code from the consent page, read from TIKTOK_AUTH_CODE')
    .action((name: string, options: { json?: boolean; shop?: string; sandboxShop?: boolean }) =>
      run(
        options,
        async (context) => {
          const row = await context.client(name);
          const code = process.env.TIKTOK_AUTH_CODE;
          if (!code) {
            throw new CommandFailure(
              'authorization-code-missing',
              'The authorization code of the consent page is needed.',
              `Open ${context.config.tiktokShop.authorizeUrl}, approve, and set TIKTOK_AUTH_CODE to the code of the redirect (it lives 30 minutes).`,
            );
          }
          return connectWithCode(context, row, {
            code,
            shop: options.shop ?? null,
            isSandboxShop: options.sandboxShop,
          });
        },
        (answer) => `Connected to ${answer.shopName}; warehouse ${answer.warehouseId}.`,
      ),
    );
}

function vtexOf(options: AddOptions) {
  if (!options.vtexAccount) return undefined;
  const appToken = process.env.VTEX_APP_TOKEN;
  if (!options.vtexAppKey || !appToken) {
    throw new CommandFailure(
      'vtex-credentials-missing',
      'A VTEX account needs its app key and app token.',
      'Give --vtex-app-key and set VTEX_APP_TOKEN.',
    );
  }
  return {
    account: options.vtexAccount,
    tradePolicy: options.tradePolicy,
    affiliateId: options.affiliate,
    appKey: options.vtexAppKey,
    appToken,
  };
}

/** Only what was said: the rest keeps its defaults. */
function settingsOf(options: AddOptions): Partial<ListingSettings> {
  const [lengthCm, widthCm, heightCm] = options.defaultDimensions ?? [];
  const anyCategory: CategoryDefaults = {
    ...(options.defaultWeight ? { weightGrams: options.defaultWeight } : {}),
    ...(lengthCm ? { lengthCm, widthCm, heightCm } : {}),
  };
  return {
    ...(options.defaultCategory ? { defaultCategoryId: options.defaultCategory } : {}),
    ...(options.defaultQuantity ? { quantityInStock: options.defaultQuantity } : {}),
    ...(Object.keys(anyCategory).length > 0 ? { categoryDefaults: { '*': anyCategory } } : {}),
  };
}

function dimensions(text: string): [number, number, number] {
  const parts = text.split('x').map(Number);
  if (parts.length === 3 && parts.every((part) => part > 0)) return parts as [number, number, number];
  throw new InvalidArgumentError('It must look like 20x15x10.');
}

function onlyTiktokShop(text: string): string {
  if (text === 'tiktok-shop') return text;
  throw new InvalidArgumentError('Only tiktok-shop can be connected so far.');
}

const counts = (of: Record<string, number>): string =>
  Object.entries(of)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';

function describe(view: ClientView): string {
  return printTable([
    ['hash', view.hash],
    ['name', view.name],
    ['state', view.state],
    ['feed', view.feed],
    ['VTEX', view.vtex ? `${view.vtex.account}, trade policy ${view.vtex.tradePolicy}` : null],
    ['sandbox shop', view.sandboxShop && `${view.sandboxShop.name} (${view.sandboxShop.id})`],
    ['TikTok Shop', view.shop ? `${view.shop.name} (${view.shop.id})` : view.connection],
    ['warehouse', view.warehouse],
    ['products', counts(view.products)],
    ['listings', counts(view.listings)],
  ]);
}
