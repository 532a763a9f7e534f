import { categoryKey, type GoogleCategories } from '../listing/taxonomy.ts';

/** One category of Google's product taxonomy; the id is the same in every language. */
export interface GoogleCategory {
  readonly id: string;
  /** From the root on, parts joined with ` > `. */
  readonly path: string;
}

export interface GoogleTaxonomyFile {
  /** The date in the file's first line, such as `2021-09-21`; null where it has none. */
  readonly version: string | null;
  readonly categories: readonly GoogleCategory[];
  /** Lines that are no category, from 1. */
  readonly unreadable: readonly number[];
}

/** Reads a file as Google publishes it: an optional comment with the version, then lines `123 - A > B > C`. */
export function readGoogleTaxonomy(text: string): GoogleTaxonomyFile {
  const categories: GoogleCategory[] = [];
  const unreadable: number[] = [];
  let version: string | null = null;
  for (const [at, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('#')) {
      version ??= /(\d{4}-\d{2}-\d{2})/.exec(line)?.[1] ?? null;
      continue;
    }
    const [, id, path] = /^(\d{1,10})\s+-\s+(.+)$/.exec(line) ?? [];
    if (id && path) categories.push({ id, path: path.split(/\s*>\s*/).join(' > ') });
    else unreadable.push(at + 1);
  }
  return { version, categories, unreadable };
}

/** The language that a file's name tells (`taxonomy-with-ids.pt-BR.txt`), as `pt-BR`; null where it tells none. */
export function localeOfFileName(name: string): string | null {
  const found = [...name.matchAll(/(?<![a-zA-Z])([a-z]{2})[-_]([A-Z]{2})(?![a-zA-Z])/g)].at(-1);
  return found ? `${found[1]}-${found[2]}` : null;
}

/** The language of a file by its best known root categories; null where it is none of those known here. */
export function recogniseLocale(categories: readonly GoogleCategory[]): string | null {
  const roots = new Set(categories.map(({ path }) => categoryKey(path.split(' > ')[0]!)));
  return LOCALES.find(([, root]) => roots.has(root))?.[0] ?? null;
}

/** Each language by one root category that only it writes so. */
const LOCALES: readonly (readonly [locale: string, root: string])[] = [
  ['en-US', 'furniture'],
  ['pt-BR', 'moveis'],
  ['es-ES', 'mobiliario'],
  ['fr-FR', 'meubles'],
];

/** A stored category: its names by locale. */
export interface GoogleNames {
  readonly _id: string;
  readonly names: Readonly<Record<string, string>>;
}

/** Makes the dictionary: any id, and any path in any language that was imported, are one key, the id. */
export function openGoogleCategories(rows: Iterable<GoogleNames>): GoogleCategories {
  const names = new Map<string, readonly string[]>();
  const ids = new Map<string, string>();
  const parents = new Map<string, string>();
  for (const row of rows) {
    names.set(row._id, Object.values(row.names));
    for (const path of Object.values(row.names)) ids.set(categoryKey(path), row._id);
  }
  for (const [id, paths] of names) {
    for (const path of paths) {
      const above = path.includes(' > ') ? ids.get(categoryKey(path.slice(0, path.lastIndexOf(' > ')))) : undefined;
      if (above !== undefined && !parents.has(id)) parents.set(id, above);
    }
  }
  const find = (idOrPath: string): string | undefined => {
    const text = idOrPath.trim();
    return names.has(text) ? text : ids.get(categoryKey(text));
  };
  return {
    namesOf: (idOrPath) => names.get(find(idOrPath) ?? '') ?? [],
    keysOf(idOrPath) {
      const keys: string[] = [];
      for (let id = find(idOrPath); id !== undefined && !keys.includes(id); id = parents.get(id)) keys.push(id);
      return keys;
    },
  };
}
