import type { Category, CategoryLocale } from './category.ts';
import { beautyHealth } from './departments/beauty-health.ts';
import { familySports } from './departments/family-sports.ts';
import { fashion } from './departments/fashion.ts';
import { home } from './departments/home.ts';
import { technology } from './departments/technology.ts';
import { readDepartments } from './read-departments.ts';

/** The Brazilian tree, in order: every department followed by its groups, every group by its leaves. */
export const categories: readonly Category[] = readDepartments(
  [fashion, beautyHealth, home, technology, familySports].join('\n'),
);

const byId = new Map(categories.map((category) => [category.id, category]));

export function findCategory(id: string): Category | undefined {
  return byId.get(id);
}

/** From the department down to the category itself: `category_chains` of the read shape. */
export function chainOf(id: string): Category[] {
  const category = byId.get(id);
  return category === undefined ? [] : [...chainOf(category.parentId), category];
}

/** The name in the asked language; `pt-BR` where none is asked, English for a language the tree does not have. */
export function nameOf(category: Category, locale: string | undefined): string {
  return category.names[localeOf(locale)];
}

export function localeOf(locale: string | undefined): CategoryLocale {
  if (locale === undefined || locale === '' || locale.toLowerCase().startsWith('pt')) return 'pt-BR';
  return 'en-US';
}
