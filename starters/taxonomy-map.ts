import { TAXONOMY_SOURCES, categoryKey, type TaxonomySource } from '../domain/listing/taxonomy.ts';
import { productsOf } from '../storage/products.ts';
import { taxonomyOf, type TaxonomyRow } from '../storage/taxonomy.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';

export interface MappingInput {
  readonly source: string;
  readonly category: string;
  readonly leafId: string;
}

/**
 * Maps internal categories to leaves; the client's products are looked at again in the next publication.
 * @throws CommandFailure `taxonomy-invalid` naming the first bad row; nothing is stored then.
 */
export async function importMappings(
  context: CommandContext,
  client: string,
  inputs: readonly MappingInput[],
): Promise<{ mapped: number; products: number }> {
  const db = await context.db();
  const rows = inputs.map((input) => {
    if (!isSource(input.source) || !/^\d+$/.test(input.leafId) || categoryKey(input.category) === '') {
      throw new CommandFailure(
        'taxonomy-invalid',
        `${input.source} "${input.category}" → ${input.leafId} is not a mapping.`,
        `The source is one of ${TAXONOMY_SOURCES.join(', ')}; the leaf is TikTok's category id in digits.`,
      );
    }
    return { source: input.source, key: categoryKey(input.category), leafId: input.leafId };
  });
  for (const row of rows) {
    await taxonomyOf(db).updateOne(
      { _id: `${client}:${row.source}:${row.key}` },
      { $set: { ...row, client, updatedAt: new Date() }, $inc: { version: 1 } },
      { upsert: true },
    );
  }
  const { modifiedCount } = await productsOf(db).updateMany({ client }, { $set: { dueAt: new Date() } });
  return { mapped: rows.length, products: modifiedCount };
}

export async function listMappings(context: CommandContext, client: string): Promise<TaxonomyRow[]> {
  return taxonomyOf(await context.db())
    .find({ client })
    .sort({ source: 1, key: 1 })
    .toArray();
}

const isSource = (source: string): source is TaxonomySource => (TAXONOMY_SOURCES as readonly string[]).includes(source);
