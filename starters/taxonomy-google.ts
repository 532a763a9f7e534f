import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { localeOfFileName, readGoogleTaxonomy, recogniseLocale } from '../domain/taxonomy/google-taxonomy.ts';
import { saveGoogleNames } from '../storage/google-taxonomy.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';

export interface ImportedLanguage {
  readonly source: string;
  readonly locale: string;
  readonly version: string | null;
  readonly categories: number;
}

/**
 * Imports Google's product taxonomy, one file a language, as Google publishes it. Ids and names in every language are
 * one key from then on.
 * @throws CommandFailure `google-taxonomy-unreadable`, `google-taxonomy-locale`; nothing is stored then
 */
export async function importGoogleTaxonomy(
  context: CommandContext,
  sources: readonly string[],
  options: { locale?: string; fetchText?: (url: string) => Promise<string> } = {},
): Promise<ImportedLanguage[]> {
  if (options.locale !== undefined && sources.length > 1) {
    throw new CommandFailure(
      'google-taxonomy-locale',
      'One language was named for several files.',
      'Import them one by one.',
    );
  }
  const files = [];
  for (const source of sources) {
    const { version, categories, unreadable } = readGoogleTaxonomy(await read(source, options.fetchText ?? fetchText));
    if (categories.length === 0 || unreadable.length > categories.length / 10) {
      throw new CommandFailure(
        'google-taxonomy-unreadable',
        `${source} is not Google's taxonomy with ids${unreadable.length > 0 ? ` (see line ${unreadable[0]})` : ''}.`,
        "Take Google's file taxonomy-with-ids, whose lines read `123 - A > B`.",
      );
    }
    const locale = options.locale ?? localeOfFileName(basename(source)) ?? recogniseLocale(categories);
    if (!locale || !/^[a-z]{2}(-[A-Z]{2})?$/.test(locale)) {
      throw new CommandFailure(
        'google-taxonomy-locale',
        `The language of ${source} is not known.`,
        'Name it: --locale pt-BR.',
      );
    }
    files.push({ source, locale, version, categories });
  }
  const db = await context.db();
  for (const { locale, categories } of files) await saveGoogleNames(db, locale, categories);
  return files.map(({ source, locale, version, categories }) => ({
    source,
    locale,
    version,
    categories: categories.length,
  }));
}

async function read(source: string, fetchAddress: (url: string) => Promise<string>): Promise<string> {
  try {
    return await (/^https?:\/\//.test(source) ? fetchAddress(source) : readFile(source, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(
      'google-taxonomy-unreadable',
      `${source} cannot be read: ${reason}.`,
      'Check the path or the address.',
    );
  }
}

const MOST_BYTES = 20 * 1024 ** 2;

/** An operator's own address, given to a command: a short time, a bounded size. */
async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error('it is larger than such a file can be');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
