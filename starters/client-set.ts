import {
  withDefaults,
  type CategoryDefaults,
  type ListingSettings,
  type SendSwitch,
} from '../domain/listing/listing-settings.ts';
import { clientsOf, type ClientRow } from '../storage/clients.ts';
import { productsOf } from '../storage/products.ts';
import type { CommandContext } from './command-context.ts';

/** What is to change of a client's listing settings; what is absent stays. */
export interface SettingChanges {
  readonly defaultCategoryId?: string | null;
  readonly quantityInStock?: number;
  readonly noBrand?: boolean;
  readonly createBrands?: boolean;
  readonly uploadsPerDay?: number;
  readonly send?: Partial<Record<SendSwitch, boolean>>;
  readonly suggestions?: Partial<ListingSettings['suggestions']>;
  /** By leaf category, or `*` for any. */
  readonly categoryDefaults?: Readonly<Record<string, CategoryDefaults>>;
}

/**
 * Changes a client's settings and has its products looked at again: the next publication sends what differs by them,
 * and nothing else. Repeated after a crash between the two writes it does what was left out.
 */
export async function setClientSettings(
  context: CommandContext,
  row: ClientRow,
  changes: SettingChanges,
): Promise<ClientRow> {
  const before = withDefaults(row.settings);
  const settings: ListingSettings = {
    ...before,
    ...changes,
    send: { ...before.send, ...changes.send },
    suggestions: { ...before.suggestions, ...changes.suggestions },
    categoryDefaults: mergeDefaults(before.categoryDefaults, changes.categoryDefaults ?? {}),
  };
  const db = await context.db();
  const now = new Date();
  await clientsOf(db).updateOne({ _id: row._id }, { $set: { settings, updatedAt: now } });
  await productsOf(db).updateMany({ client: row._id }, { $set: { dueAt: now } });
  return { ...row, settings, updatedAt: now };
}

/** Per category the new facts win one by one, attributes too. */
function mergeDefaults(
  before: ListingSettings['categoryDefaults'],
  changes: ListingSettings['categoryDefaults'],
): ListingSettings['categoryDefaults'] {
  const merged: Record<string, CategoryDefaults> = { ...before };
  for (const [leaf, facts] of Object.entries(changes)) {
    const known = merged[leaf];
    const attributes = { ...known?.attributes, ...facts.attributes };
    merged[leaf] = { ...known, ...facts, ...(Object.keys(attributes).length > 0 && { attributes }) };
  }
  return merged;
}
