import { InvalidArgumentError, type Command } from 'commander';
import type { CategorySuggestionRow } from '../storage/category-suggestions.ts';
import type { Run } from './cli.ts';
import { CommandFailure } from './command-failure.ts';
import { printTable } from './print-table.ts';
import { importGoogleTaxonomy } from './taxonomy-google.ts';
import { listMappings, mapCategories, type MappingsStored } from './taxonomy-map.ts';
import { previewFeed, suggestCategories, type LeafShare, type SuggestOptions } from './taxonomy-suggest.ts';
import { exportMappings, importMappings } from './taxonomy-table.ts';

interface Json {
  json?: boolean;
}

/** Mounts the commands on a client's categories and their leaves on TikTok. */
export function registerTaxonomyCommands(program: Command, run: Run): void {
  const taxonomy = program.command('taxonomy').description("a client's categories mapped to TikTok's leaf categories");

  taxonomy
    .command('suggest <client>')
    .description('look for leaves for products that no mapping covers, and show what is suggested')
    .option('--all', 'also what was suggested for already and has not changed')
    .option('--adopt', "adopt what is sure enough, whatever the client's settings say")
    .option('--threshold <n>', "from which confidence on, 0 to 1, instead of the client's", fraction)
    .option('--sample <n>', 'show so many products that have a leaf', whole)
    .option('--seed <n>', 'which ones', whole, 1)
    .option('--limit <n>', 'suggestions shown at most', whole, 50)
    .option('--json')
    .action((name: string, options: Json & SuggestOptions & { limit: number }) =>
      run(
        options,
        async (context) => suggestCategories(context, await context.client(name), options),
        (answer) =>
          [
            suggestionTable(answer.suggestions.slice(0, options.limit)),
            `${answer.decided} categories and products looked at, ${answer.adopted} adopted now.`,
            ...(answer.lastError ? [`The rest waits for the next time: ${answer.lastError}`] : []),
            describeShare(answer.share),
          ].join('\n\n'),
      ),
    );

  taxonomy
    .command('preview <client> <feed>')
    .description('what suggestions alone would make of a feed (FILE or URL) for this client; nothing is changed')
    .option('--threshold <n>', "from which confidence on, 0 to 1, instead of the client's", fraction)
    .option('--sample <n>', 'show so many products that have a leaf', whole, 20)
    .option('--seed <n>', 'which ones', whole, 1)
    .option('--json')
    .action((name: string, feed: string, options: Json & SuggestOptions) =>
      run(options, async (context) => previewFeed(context, await context.client(name), feed, options), describeShare),
    );

  taxonomy
    .command('map <client> [category] [leaf]')
    .description('map one of the client’s categories (a path like "Casa > Cozinha", or an id) to a TikTok leaf id')
    .option('--source <source>', 'product, vtex_category, product_type or google_product_category', 'product_type')
    .option('--category <category>', 'instead of naming it in its place')
    .option('--leaf <id>', 'instead of naming it in its place')
    .option('--json')
    .action(
      (
        name: string,
        category: string | undefined,
        leaf: string | undefined,
        options: Json & { source: string; category?: string; leaf?: string },
      ) =>
        run(
          options,
          async (context) => {
            const mapping = {
              source: options.source,
              category: options.category ?? category ?? missing('category'),
              leafId: options.leaf ?? leaf ?? missing('leaf'),
            };
            return mapCategories(context, await context.client(name), [mapping]);
          },
          describeStored,
        ),
    );

  taxonomy
    .command('import <client> <file>')
    .description('map what a CSV file says (columns source, category, leaf)')
    .option('--json')
    .action((name: string, file: string, options: Json) =>
      run(options, async (context) => importMappings(context, await context.client(name), file), describeStored),
    );

  taxonomy
    .command('export <client> [file]')
    .description("a client's mappings as CSV, to FILE or to the terminal")
    .option('--json')
    .action((name: string, file: string | undefined, options: Json) =>
      run(
        options,
        async (context) => exportMappings(context, await context.client(name), file),
        ({ rows, csv }) => (file ? `${rows} mappings written to ${file}.` : csv.trimEnd()),
      ),
    );

  taxonomy
    .command('google <files...>')
    .description("import Google's product taxonomy with ids (FILE or URL, one a language)")
    .option('--locale <locale>', "the file's language, where its name does not tell it")
    .option('--json')
    .action((files: string[], options: Json & { locale?: string }) =>
      run(
        options,
        (context) => importGoogleTaxonomy(context, files, options),
        (imported) =>
          imported
            .map(
              ({ locale, categories, version }) =>
                `${locale}: ${categories} categories${version ? `, version ${version}` : ''}.`,
            )
            .join('\n'),
      ),
    );

  taxonomy
    .command('list <client>')
    .option('--json')
    .action((name: string, options: Json) =>
      run(
        options,
        async (context) => listMappings(context, (await context.client(name))._id),
        (rows) =>
          printTable([
            ['source', 'category', 'leaf', 'origin', 'confidence', 'version'],
            ...rows.map((row) => [
              row.source,
              row.key,
              row.leafId,
              row.origin ?? 'operator',
              row.confidence ?? null,
              row.version,
            ]),
          ]),
      ),
    );
}

function suggestionTable(rows: readonly CategorySuggestionRow[]): string {
  if (rows.length === 0) return 'Nothing is suggested.';
  return printTable([
    ['source', 'category', 'products', 'state', 'leaf', 'confidence', 'evidence', 'second best'],
    ...rows.map(({ source, name, products, state, best: [first, second] }) => [
      source,
      name.slice(0, 60),
      products,
      state,
      first ? `${first.path} [${first.leafId}]` : null,
      first?.confidence ?? null,
      first ? first.evidence.map((one) => `${one.source} ${one.strength.toFixed(2)}`).join(', ') : null,
      second ? `${second.path} ${second.confidence}` : null,
    ]),
  ]);
}

function describeShare({ products, withLeaf, sample }: LeafShare): string {
  const percent = products === 0 ? 0 : Math.round((withLeaf / products) * 1000) / 10;
  const share = `${withLeaf} of ${products} products (${percent} %) have a leaf without the default category.`;
  if (sample.length === 0) return share;
  const rows = sample.map(({ name, leaf, confidence }) => [name.slice(0, 70), leaf, confidence]);
  return `${share}\n\n${printTable([['product', 'leaf', 'confidence'], ...rows])}`;
}

function describeStored({ mapped, products, warnings }: MappingsStored): string {
  return [`${mapped} mapped; ${products} products will be looked at again.`, ...warnings].join('\n');
}

function missing(what: string): never {
  throw new CommandFailure('taxonomy-invalid', `The ${what} is missing.`, `Name it in its place or with --${what}.`);
}

function fraction(text: string): number {
  const value = Number(text.replace(',', '.'));
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It must be a number from 0 to 1.');
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('It must be a whole number, 0 or more.');
}
