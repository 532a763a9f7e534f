import type { Category, SpecificationField } from '../shop.ts';
import { leaves } from './catalogue.ts';
import { axes } from './words.ts';

export interface CategorySeed {
  readonly categories: readonly Category[];
  readonly fields: readonly SpecificationField[];
  /** The category id of each leaf, in the order of `leaves`. */
  readonly leafIds: readonly number[];
}

/** The tree of departments, categories and leaves, and the specification fields that each leaf has. */
export function generateCategories(): CategorySeed {
  const categories: Category[] = [];
  const fields: SpecificationField[] = [];
  let nextValue = 50;

  function categoryAt(path: readonly string[], google: number | null): number {
    let parentId: number | null = null;
    for (const [depth, name] of path.entries()) {
      const found: Category | undefined = categories.find((each) => each.name === name && each.parentId === parentId);
      const leaf = depth === path.length - 1;
      const id: number = found?.id ?? categories.length + 1;
      if (!found) categories.push({ id, name, parentId, googleCategoryId: leaf ? google : null, active: true });
      parentId = id;
    }
    return parentId ?? 0;
  }

  function addField(categoryId: number, name: string, values: readonly string[], bySku: boolean): void {
    fields.push({
      id: 21 + fields.length,
      name,
      categoryId,
      bySku,
      groupId: bySku ? 5 : 6,
      groupName: bySku ? 'Variações' : 'Ficha técnica',
      values: values.map((value) => ({ id: ++nextValue, name: value })),
    });
  }

  const leafIds = leaves.map((leaf) => {
    const id = categoryAt(leaf.path, leaf.google);
    for (const axis of leaf.axes) addField(id, axis, axes[axis], true);
    for (const [name, values] of Object.entries(leaf.details)) addField(id, name, values, false);
    return id;
  });
  return { categories, fields, leafIds };
}
