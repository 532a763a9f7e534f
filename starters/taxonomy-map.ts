import { userInfo } from 'node:os';
import { TAXONOMY_SOURCES, mappingKey, type MappingOrigin, type TaxonomySource } from '../domain/listing/taxonomy.ts';
import { faultOf } from '../domain/taxonomy/mapping-table.ts';
import { categorySuggestionsOf } from '../storage/category-suggestions.ts';
import type { ClientRow } from '../storage/clients.ts';
import { saveMappings, taxonomyOf, type NewMapping, type TaxonomyRow } from '../storage/taxonomy.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { readGoogleDictionary } from './google-dictionary.ts';
import { checkLeaves } from './taxonomy-leaves.ts';

export interface MappingInput {
  readonly source: string;
  readonly category: string;
  readonly leafId: string;
}

export interface MappingsStored {
  /** Mappings that are new or changed. */
  readonly mapped: number;
  /** Products that will be looked at again: those that the mappings decide, no others. */
  readonly products: number;
  readonly warnings: readonly string[];
}

/**
 * Maps internal categories to leaves of the shop; the products concerned are looked at again in the next publication.
 * @throws CommandFailure `taxonomy-invalid` naming what is wrong; nothing is stored then
 */
export async function mapCategories(
  context: CommandContext,
  client: ClientRow,
  inputs: readonly MappingInput[],
  origin: Exclude<MappingOrigin, 'suggestion'> = 'operator',
): Promise<MappingsStored> {
  for (const { source, category, leafId } of inputs) {
    const why = faultOf({ source, category, leaf: leafId });
    if (why) refuse(`${source} "${category}" → ${leafId} is not a mapping: ${why}.`);
  }
  const { refused, warnings } = await checkLeaves(
    context,
    client,
    inputs.map(({ leafId }) => leafId),
  );
  for (const { leafId } of inputs) if (refused.has(leafId)) refuse(`${leafId} ${refused.get(leafId)}.`);
  return { ...(await storeMappings(context, client, inputs, origin)), warnings };
}

/** Stores mappings that were checked, and closes the suggestions that they answer. */
export async function storeMappings(
  context: CommandContext,
  client: ClientRow,
  inputs: readonly MappingInput[],
  origin: Exclude<MappingOrigin, 'suggestion'>,
): Promise<{ mapped: number; products: number }> {
  const db = await context.db();
  const google = await readGoogleDictionary(context);
  const rows = inputs.map(({ source, category, leafId }): NewMapping => {
    const known = source as TaxonomySource;
    return { source: known, key: mappingKey(known, category, google), leafId, origin, confidence: null, by: author() };
  });
  const done = await saveMappings(db, client._id, rows, google);
  await categorySuggestionsOf(db).deleteMany({
    _id: { $in: rows.map(({ source, key }) => `${client._id}:${source}:${key}`) },
  });
  return done;
}

export async function listMappings(context: CommandContext, client: string): Promise<TaxonomyRow[]> {
  return taxonomyOf(await context.db())
    .find({ client })
    .sort({ source: 1, key: 1 })
    .toArray();
}

/** Who gave the command: the login of the machine it was given on. */
function author(): string {
  try {
    return userInfo().username;
  } catch {
    return 'operator';
  }
}

function refuse(message: string): never {
  throw new CommandFailure(
    'taxonomy-invalid',
    message,
    `The source is one of ${TAXONOMY_SOURCES.join(', ')}; the leaf is the id of a leaf category of the TikTok shop.`,
  );
}
