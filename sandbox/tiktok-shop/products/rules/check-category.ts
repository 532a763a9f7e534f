import { findCategory } from '../../catalogue/category-tree.ts';
import type { Category } from '../../catalogue/category.ts';
import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';

const codesByPermission = {
  AVAILABLE: undefined,
  INVITE_ONLY: 12052223,
  NON_MAIN_CATEGORY: 12052225,
  PROHIBITED: 12052220,
} as const;

/** `prohibitedPass`: leave a prohibited category to the reviewer (switch `prohibitedCategories`). */
export function checkCategory(id: string, version: string | undefined, prohibitedPass: boolean): Fault[] {
  if (version !== undefined && version !== '' && version !== 'v1') return [faultOf(12052217)];
  const category = findCategory(id);
  if (category === undefined) return [faultOf(12052023)];
  if (!category.isLeaf) return [faultOf(12052024)];
  const code = codesByPermission[category.permission];
  if (code === undefined || (prohibitedPass && category.permission === 'PROHIBITED')) return [];
  return [faultOf(code)];
}

/** A leaf by its id, or why there is none: for the calls that read attributes and rules. */
export function findLeaf(id: string, version: string | undefined): Category | Fault {
  const category = findCategory(id);
  const fault = checkCategory(id, version, true).find(
    ({ code }) => code === 12052217 || code === 12052023 || code === 12052024,
  );
  return fault ?? category ?? faultOf(12052023);
}
