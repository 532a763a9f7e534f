import { readFields, readFlag, readList, readNumber, readText, readTexts, type Fields } from '../read-value.ts';
import type { CallOptions, Send } from './transport.ts';

export interface Category {
  readonly id: string;
  /** Null at the root. */
  readonly parentId: string | null;
  /** In the locale asked for. */
  readonly name: string;
  readonly isLeaf: boolean;
  /** `AVAILABLE`, `INVITE_ONLY`, `NON_MAIN_CATEGORY`, `PROHIBITED`; several may hold, none means unknown. */
  readonly permissions: readonly string[];
}

export interface CategoryAttribute {
  readonly id: string;
  readonly name: string;
  readonly type: 'SALES_PROPERTY' | 'PRODUCT_PROPERTY' | (string & {});
  readonly isRequired: boolean;
  /** Whether values outside the list may be written. */
  readonly isCustomizable: boolean;
  readonly isMultipleSelection: boolean;
  readonly values: readonly { readonly id: string; readonly name: string }[];
  /** `POSITIVE_INT_OR_DECIMAL` where only numbers are taken. */
  readonly valueDataFormat: string | null;
  /** Required only if another attribute has one of these values. */
  readonly requirementConditions: readonly RequirementCondition[];
}

export interface RequirementCondition {
  readonly type: string;
  readonly attributeId: string;
  readonly attributeValueId: string;
}

export interface CategoryRules {
  readonly certifications: readonly {
    readonly id: string;
    readonly name: string;
    readonly isRequired: boolean;
    readonly details: string;
    readonly needsExpirationDate: boolean;
    readonly requirementConditions: readonly RequirementCondition[];
  }[];
  readonly sizeChart: { readonly isSupported: boolean; readonly isRequired: boolean };
  readonly packageDimensionsRequired: boolean;
  readonly manufacturerRequired: boolean;
  readonly responsiblePersonRequired: boolean;
}

export interface Recommendation {
  readonly leafCategoryId: string;
  /** Root to leaf. */
  readonly path: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: number;
    readonly isLeaf: boolean;
    readonly permissions: readonly string[];
  }[];
}

/** Categories and what each demands (contract section 4.8). */
export function createCategoryCalls(send: Send) {
  return {
    /** The whole tree, unordered; what is prohibited to the shop only where it is asked for. */
    async tree(
      options: CallOptions & { readonly locale?: string; readonly includeProhibited?: boolean } = {},
    ): Promise<readonly Category[]> {
      const { data } = await send(
        {
          method: 'GET',
          path: '/product/202309/categories',
          query: {
            locale: options.locale ?? 'pt-BR',
            category_version: 'v1',
            ...(options.includeProhibited && { include_prohibited_categories: 'true' }),
          },
          effect: 'read',
        },
        options,
      );
      return readList(data.categories).map(readCategory);
    },

    /** Attributes of a leaf. */
    async attributes(
      categoryId: string,
      options: CallOptions & { readonly locale?: string } = {},
    ): Promise<readonly CategoryAttribute[]> {
      const { data } = await send(
        {
          method: 'GET',
          path: '/product/202309/categories/{category_id}/attributes',
          params: { category_id: categoryId },
          query: { locale: options.locale ?? 'pt-BR', category_version: 'v1' },
          effect: 'read',
        },
        options,
      );
      return readList(data.attributes).map(readAttribute);
    },

    /** Rules of a leaf. */
    async rules(categoryId: string, options: CallOptions & { readonly locale?: string } = {}): Promise<CategoryRules> {
      const { data } = await send(
        {
          method: 'GET',
          path: '/product/202309/categories/{category_id}/rules',
          params: { category_id: categoryId },
          query: { locale: options.locale ?? 'pt-BR', category_version: 'v1' },
          effect: 'read',
        },
        options,
      );
      return readRules(data);
    },

    /** TikTok's own guess for a product. Fails with Rejected 12019064 or 12052912 where it has none. */
    async recommend(
      product: { readonly title: string; readonly description?: string; readonly imageUris?: readonly string[] },
      options?: CallOptions,
    ): Promise<Recommendation | null> {
      const { data } = await send(
        {
          method: 'POST',
          path: '/product/202309/categories/recommend',
          body: {
            product_title: product.title,
            description: product.description,
            images: product.imageUris?.map((uri) => ({ uri })),
            category_version: 'v1',
          },
          effect: 'read',
        },
        options,
      );
      const leafCategoryId = readText(data.leaf_category_id);
      return leafCategoryId === undefined ? null : { leafCategoryId, path: readPath(data.categories) };
    },
  };
}

function readCategory(value: unknown): Category {
  const fields = readFields(value);
  const parentId = readText(fields.parent_id);
  return {
    id: readText(fields.id) ?? '',
    parentId: parentId === undefined || parentId === '0' ? null : parentId,
    name: readText(fields.local_name) ?? '',
    isLeaf: readFlag(fields.is_leaf),
    permissions: readTexts(fields.permission_statuses),
  };
}

function readAttribute(value: unknown): CategoryAttribute {
  const fields = readFields(value);
  return {
    id: readText(fields.id) ?? '',
    name: readText(fields.name) ?? '',
    type: readText(fields.type) ?? 'PRODUCT_PROPERTY',
    // Both spellings are on the wire (contract section 4.8).
    isRequired: readFlag(fields.is_requried) || readFlag(fields.is_required),
    isCustomizable: readFlag(fields.is_customizable),
    isMultipleSelection: readFlag(fields.is_multiple_selection),
    values: readList(fields.values).map((element) => {
      const parts = readFields(element);
      return { id: readText(parts.id) ?? '', name: readText(parts.name) ?? '' };
    }),
    valueDataFormat: readText(fields.value_data_format) ?? null,
    requirementConditions: readConditions(fields.requirement_conditions),
  };
}

function readConditions(value: unknown): readonly RequirementCondition[] {
  return readList(value).map((condition) => {
    const fields = readFields(condition);
    return {
      type: readText(fields.condition_type) ?? '',
      attributeId: readText(fields.attribute_id) ?? '',
      attributeValueId: readText(fields.attribute_value_id) ?? '',
    };
  });
}

function readRules(data: Fields): CategoryRules {
  const sizeChart = readFields(data.size_chart);
  return {
    certifications: readList(data.product_certifications).map((certification) => {
      const fields = readFields(certification);
      return {
        id: readText(fields.id) ?? '',
        name: readText(fields.name) ?? '',
        isRequired: readFlag(fields.is_required),
        details: readText(fields.document_details) ?? '',
        needsExpirationDate: readFlag(readFields(fields.expiration_date).is_required),
        requirementConditions: readConditions(fields.requirement_conditions),
      };
    }),
    sizeChart: { isSupported: readFlag(sizeChart.is_supported), isRequired: readFlag(sizeChart.is_required) },
    packageDimensionsRequired: readFlag(readFields(data.package_dimension).is_required),
    manufacturerRequired: readFlag(readFields(data.manufacturer).is_required),
    responsiblePersonRequired: readFlag(readFields(data.responsible_person).is_required),
  };
}

function readPath(value: unknown): Recommendation['path'] {
  return readList(value)
    .map((element) => {
      const fields = readFields(element);
      return {
        id: readText(fields.id) ?? '',
        name: readText(fields.name) ?? '',
        level: readNumber(fields.level) ?? 0,
        isLeaf: readFlag(fields.is_leaf),
        permissions: readTexts(fields.permission_statuses),
      };
    })
    .toSorted((a, b) => a.level - b.level);
}
