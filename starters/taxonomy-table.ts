import { readFile, writeFile } from 'node:fs/promises';
import { leafPath } from '../domain/taxonomy/category-tree.ts';
import { readMappingTable, writeMappingTable, type BadRow } from '../domain/taxonomy/mapping-table.ts';
import { mappingKey } from '../domain/listing/taxonomy.ts';
import type { ClientRow } from '../storage/clients.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { readGoogleDictionary } from './google-dictionary.ts';
import { checkLeaves, currentTree } from './taxonomy-leaves.ts';
import { listMappings, storeMappings, type MappingsStored } from './taxonomy-map.ts';

/**
 * Maps what a CSV file says; rows that say what is mapped already change nothing.
 * @throws CommandFailure `taxonomy-file-missing`, `taxonomy-invalid` naming the bad rows by their lines; nothing is
 * stored then
 */
export async function importMappings(
  context: CommandContext,
  client: ClientRow,
  file: string,
): Promise<MappingsStored & { rows: number }> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) throw new CommandFailure('taxonomy-file-missing', `The file ${file} cannot be read.`, 'Check the path.');
  const { rows, bad } = readMappingTable(bytes);
  if (bad.length > 0) refuse(bad);
  const { refused, warnings } = await checkLeaves(
    context,
    client,
    rows.map(({ leaf }) => leaf),
  );
  const wrong = rows.flatMap(({ line, leaf }) =>
    refused.has(leaf) ? [{ line, why: `${leaf} ${refused.get(leaf)}` }] : [],
  );
  if (wrong.length > 0) refuse(wrong);
  const google = await readGoogleDictionary(context);
  const known = new Map(
    (await listMappings(context, client._id)).map(({ source, key, leafId }) => [`${source}\n${key}`, leafId]),
  );
  // An export that comes back says nothing new, also not of who chose.
  const fresh = rows.filter(
    ({ source, category, leaf }) => known.get(`${source}\n${mappingKey(source, category, google)}`) !== leaf,
  );
  const inputs = fresh.map(({ source, category, leaf }) => ({ source, category, leafId: leaf }));
  return { rows: rows.length, ...(await storeMappings(context, client, inputs, 'import')), warnings };
}

/** A client's mappings as CSV, to the file where one is named. */
export async function exportMappings(
  context: CommandContext,
  client: ClientRow,
  file?: string,
): Promise<{ rows: number; csv: string }> {
  const [mappings, tree] = [await listMappings(context, client._id), await currentTree(context, client)];
  const csv = writeMappingTable(
    mappings.map(({ source, key, leafId, confidence, origin, version }) => {
      const leaf = tree?.leaf(leafId);
      return {
        source,
        category: key,
        leaf: leafId,
        leafName: leaf ? leafPath(leaf) : '',
        confidence,
        origin: origin ?? 'operator',
        version,
      };
    }),
  );
  // A byte order mark, so that spreadsheets read the accents.
  if (file) await writeFile(file, `\uFEFF${csv}`);
  return { rows: mappings.length, csv };
}

const MOST_NAMED = 20;

function refuse(bad: readonly BadRow[]): never {
  const named = bad.slice(0, MOST_NAMED).map(({ line, why }) => `line ${line}: ${why}`);
  const more = bad.length > MOST_NAMED ? `; and ${bad.length - MOST_NAMED} more` : '';
  throw new CommandFailure(
    'taxonomy-invalid',
    `Nothing was stored. ${named.join('; ')}${more}.`,
    'Correct these lines; `ponte taxonomy export` shows how the file should look.',
  );
}
