/** A TikTok leaf category with what it asks of a listing (tiktok-shop contract, section 4.8). */
export interface Category {
  readonly leafId: string;
  /** AVAILABLE, INVITE_ONLY, NON_MAIN_CATEGORY or PROHIBITED; absent: not known. */
  readonly permissionStatuses?: readonly string[];
  readonly attributes: readonly CategoryAttribute[];
  readonly rules: CategoryRules;
}

export interface CategoryAttribute {
  readonly id: string;
  readonly name: string;
  /** Its names in other languages, for matching feeds and specifications that are written in them. */
  readonly otherNames?: readonly string[];
  readonly type: 'SALES_PROPERTY' | 'PRODUCT_PROPERTY';
  readonly isRequired: boolean;
  /** Takes values outside its list. */
  readonly isCustomizable: boolean;
  readonly isMultipleSelection: boolean;
  readonly values: readonly {
    readonly id: string;
    readonly name: string;
    readonly otherNames?: readonly string[];
  }[];
  /** `POSITIVE_INT_OR_DECIMAL`: own values must be positive numbers. */
  readonly valueDataFormat?: string;
  /** Required only if one of these attributes has this value. */
  readonly requirementConditions?: readonly { readonly attributeId: string; readonly attributeValueId: string }[];
}

export interface CategoryRules {
  readonly packageDimensionRequired: boolean;
  /** Takes a size chart; elsewhere none is sent. */
  readonly sizeChartSupported: boolean;
  readonly sizeChartRequired: boolean;
  /** Names of the certificates that every product of the category must carry. */
  readonly requiredCertifications: readonly string[];
  /** Other documents the category demands and a feed cannot give: manufacturer, responsible person, EPR. */
  readonly requiredParties: readonly string[];
}

/** A category that asks for nothing; what a caller without the category's rules works with. */
export const NO_CATEGORY_RULES: CategoryRules = {
  packageDimensionRequired: false,
  sizeChartSupported: false,
  sizeChartRequired: false,
  requiredCertifications: [],
  requiredParties: [],
};
