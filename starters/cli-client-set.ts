import { InvalidArgumentError, type Command } from 'commander';
import type { CategoryDefaults, SendSwitch } from '../domain/listing/listing-settings.ts';
import { viewClient } from './client-manage.ts';
import { setClientSettings, type SettingChanges } from './client-set.ts';
import type { Run } from './cli.ts';
import { wholeAboveZero } from './option-values.ts';
import { printTable } from './print-table.ts';

interface Options {
  json?: boolean;
  send?: [SendSwitch, boolean][];
  adopt?: boolean;
  threshold?: number;
  createBrands?: boolean;
  brands?: boolean;
  uploadsPerDay?: number;
  defaultCategory?: string | null;
  defaultQuantity?: number;
  sizeChart?: [string, CategoryDefaults][];
  attribute?: [string, CategoryDefaults][];
}

/** `client set`: what a client lists, and how. */
export function registerClientSetCommand(client: Command, run: Run): void {
  client
    .command('set <client>')
    .description('change what is sent for a client, and the defaults that fill in for what its sources lack')
    .option(
      '--send <field=on|off>',
      `keep a field of products on TikTok in step, or leave it to people there: ${SEND_SWITCHES.join(', ')} (repeatable)`,
      collect(sendSwitch),
    )
    .option('--adopt <on|off>', 'use suggested categories without a person', onOff)
    .option('--threshold <n>', 'from which confidence on, 0 to 1', share)
    .option('--brands <on|off>', 'name the brands of products', onOff)
    .option('--create-brands <on|off>', 'create brands that TikTok does not know, 50 a day at most', onOff)
    .option(
      '--uploads-per-day <n>',
      'products the shop may create a day (TikTok: 1000, new sellers 100)',
      wholeAboveZero,
    )
    .option('--default-category <id|none>', 'TikTok leaf for products that nothing else maps', categoryOrNone)
    .option('--default-quantity <n>', 'units of an item in stock whose sources name no quantity', wholeAboveZero)
    .option(
      '--size-chart <leaf=url>',
      'picture of the size chart of a category, `*` for any (repeatable)',
      collect(sizeChart),
    )
    .option(
      '--attribute <leaf:attribute=value>',
      "value of TikTok's attribute (its id) where the sources lack it, `*` for any category (repeatable)",
      collect(attribute),
    )
    .option('--json')
    .action((name: string, options: Options) =>
      run(
        options,
        async (context) =>
          viewClient(context, await setClientSettings(context, await context.client(name), changesOf(options))),
        ({ settings }) => printTable(Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value)])),
      ),
    );
}

const SEND_SWITCHES: readonly SendSwitch[] = ['title', 'description', 'images', 'category', 'attributes', 'brand'];

/** Only what was said. */
function changesOf(options: Options): SettingChanges {
  const suggestions = {
    ...(options.adopt !== undefined && { adopt: options.adopt }),
    ...(options.threshold !== undefined && { threshold: options.threshold }),
  };
  const categoryDefaults: Record<string, CategoryDefaults> = {};
  for (const [leaf, facts] of [...(options.sizeChart ?? []), ...(options.attribute ?? [])]) {
    const attributes = { ...categoryDefaults[leaf]?.attributes, ...facts.attributes };
    categoryDefaults[leaf] = {
      ...categoryDefaults[leaf],
      ...facts,
      ...(Object.keys(attributes).length > 0 && { attributes }),
    };
  }
  return {
    ...(options.send && { send: Object.fromEntries(options.send) }),
    ...(Object.keys(suggestions).length > 0 && { suggestions }),
    ...(options.brands !== undefined && { noBrand: !options.brands }),
    ...(options.createBrands !== undefined && { createBrands: options.createBrands }),
    ...(options.uploadsPerDay !== undefined && { uploadsPerDay: options.uploadsPerDay }),
    ...(options.defaultCategory !== undefined && { defaultCategoryId: options.defaultCategory }),
    ...(options.defaultQuantity !== undefined && { quantityInStock: options.defaultQuantity }),
    ...(Object.keys(categoryDefaults).length > 0 && { categoryDefaults }),
  };
}

function collect<T>(read: (text: string) => T): (text: string, before: T[] | undefined) => T[] {
  return (text, before = []) => [...before, read(text)];
}

function sendSwitch(text: string): [SendSwitch, boolean] {
  const [field, value = ''] = text.split('=');
  if (!SEND_SWITCHES.includes(field as SendSwitch)) {
    throw new InvalidArgumentError(`The fields are ${SEND_SWITCHES.join(', ')}; price and stock are always sent.`);
  }
  return [field as SendSwitch, onOff(value)];
}

function sizeChart(text: string): [string, CategoryDefaults] {
  const [, leaf, url] = /^(\d+|\*)=(.+)$/.exec(text) ?? [];
  const isWeb = ['http:', 'https:'].includes(URL.parse(url ?? '')?.protocol ?? '');
  if (!leaf || !url || !isWeb)
    throw new InvalidArgumentError('It must look like 601226=https://loja.example/tabela.png.');
  return [leaf, { sizeChartUrl: url }];
}

function attribute(text: string): [string, CategoryDefaults] {
  const [, leaf, id, value] = /^(\d+|\*):(\d+)=(.+)$/.exec(text) ?? [];
  if (!leaf || !id || !value) throw new InvalidArgumentError('It must look like 601226:100301=Feminino.');
  return [leaf, { attributes: { [id]: value.split('|') } }];
}

function onOff(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new InvalidArgumentError('It must be on or off.');
}

function share(text: string): number {
  const value = Number(text);
  if (text !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It must be a number from 0 to 1.');
}

function categoryOrNone(text: string): string | null {
  if (text === 'none') return null;
  if (/^\d+$/.test(text)) return text;
  throw new InvalidArgumentError("It must be TikTok's category id in digits, or none.");
}
