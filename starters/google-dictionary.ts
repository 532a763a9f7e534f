import { NO_GOOGLE_CATEGORIES, type GoogleCategories } from '../domain/listing/taxonomy.ts';
import { openGoogleCategories } from '../domain/taxonomy/google-taxonomy.ts';
import { googleTaxonomyOf } from '../storage/google-taxonomy.ts';
import type { CommandContext } from './command-context.ts';

/** Google's taxonomy as it was imported; without it ids stay ids and texts stay texts. */
export async function readGoogleDictionary(context: CommandContext): Promise<GoogleCategories> {
  const rows = await googleTaxonomyOf(await context.db())
    .find()
    .toArray();
  return rows.length === 0 ? NO_GOOGLE_CATEGORIES : openGoogleCategories(rows);
}
