import { NO_GOOGLE_CATEGORIES, type GoogleCategories } from '../domain/listing/taxonomy.ts';
import { openGoogleCategories } from '../domain/taxonomy/google-taxonomy.ts';
import { googleTaxonomyOf } from '../storage/google-taxonomy.ts';
import type { ActivityDeps } from './deps.ts';

export type ReadGoogleCategories = () => Promise<GoogleCategories>;

/** The dictionary of Google's taxonomy as it was imported, kept for a short time; nothing where none was. */
export function createGoogleReader(deps: Pick<ActivityDeps, 'db' | 'settings'>): ReadGoogleCategories {
  let kept: { until: number; value: Promise<GoogleCategories> } | null = null;
  return () => {
    if (kept && kept.until > Date.now()) return kept.value;
    const value = read(deps);
    kept = { until: Date.now() + deps.settings.taxonomy.googleCacheMs, value };
    value.catch(() => (kept = null));
    return value;
  };
}

async function read({ db }: Pick<ActivityDeps, 'db'>): Promise<GoogleCategories> {
  const rows = await googleTaxonomyOf(db).find().toArray();
  return rows.length === 0 ? NO_GOOGLE_CATEGORIES : openGoogleCategories(rows);
}
