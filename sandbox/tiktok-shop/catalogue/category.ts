/** What a shop may do with a category (contract section 4.8). */
export type CategoryPermission = 'AVAILABLE' | 'INVITE_ONLY' | 'NON_MAIN_CATEGORY' | 'PROHIBITED';

/** Languages the tree has names in; every other locale reads English. */
export type CategoryLocale = 'pt-BR' | 'en-US';

/** Which set of attributes and rules the leaves below carry. */
export type CategoryProfile = string;

export interface Category {
  id: string;
  /** `'0'` at the root. */
  parentId: string;
  /** 1 for a department, 3 for a leaf. */
  level: number;
  isLeaf: boolean;
  names: Record<CategoryLocale, string>;
  /** Words a title may hold that speak for this category, besides its names; any language. */
  words: string[];
  permission: CategoryPermission;
  profile: CategoryProfile;
  /** Package dimensions, a size chart or a certificate are required (`rules`). */
  needs: { dimensions: boolean; sizeChart: boolean; certificate: boolean };
}
