/** Statuses of a product and of its review (contract section 4.2). */
export type ProductStatus =
  | 'DRAFT'
  | 'PENDING'
  | 'FAILED'
  | 'ACTIVATE'
  | 'SELLER_DEACTIVATED'
  | 'PLATFORM_DEACTIVATED'
  | 'FREEZE'
  | 'DELETED';
export type AuditStatus = 'NONE' | 'AUDITING' | 'FAILED' | 'PRE_APPROVED' | 'APPROVED';

export type Trigger =
  | 'create'
  | 'create-draft'
  | 'edit'
  | 'edit-draft'
  | 'approve'
  | 'reject'
  | 'pre-approve'
  | 'update-price-or-stock'
  | 'activate'
  | 'deactivate'
  | 'delete'
  | 'recover'
  | 'suspend'
  | 'freeze'
  | 'unfreeze';

/** What becomes of the sent content: the base version at once, a second version for the review, a draft, or nothing. */
export type ContentGoes = 'base' | 'review' | 'draft' | 'none';

export interface Transition {
  from: readonly (ProductStatus | 'none')[];
  trigger: Trigger;
  /** `same`: the status stays. */
  to: ProductStatus | 'same';
  /** `same`: the audit status stays. */
  audit: AuditStatus | 'same';
  content: ContentGoes;
}

/** Everything that can happen to a product. What is not here is refused with 12052901. */
export const transitions: readonly Transition[] = [
  { from: ['none'], trigger: 'create', to: 'PENDING', audit: 'AUDITING', content: 'base' },
  { from: ['none'], trigger: 'create-draft', to: 'DRAFT', audit: 'NONE', content: 'base' },
  {
    from: ['DRAFT', 'PENDING', 'FAILED', 'SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED'],
    trigger: 'edit',
    to: 'PENDING',
    audit: 'AUDITING',
    content: 'base',
  },
  // The live content stays on sale until the verdict.
  { from: ['ACTIVATE'], trigger: 'edit', to: 'same', audit: 'AUDITING', content: 'review' },
  { from: ['DRAFT'], trigger: 'edit-draft', to: 'same', audit: 'same', content: 'base' },
  {
    from: ['FAILED', 'ACTIVATE', 'SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED'],
    trigger: 'edit-draft',
    to: 'same',
    audit: 'same',
    content: 'draft',
  },
  { from: ['PENDING'], trigger: 'approve', to: 'ACTIVATE', audit: 'APPROVED', content: 'none' },
  { from: ['PENDING'], trigger: 'pre-approve', to: 'same', audit: 'PRE_APPROVED', content: 'none' },
  { from: ['PENDING'], trigger: 'reject', to: 'FAILED', audit: 'FAILED', content: 'none' },
  {
    from: ['ACTIVATE', 'SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED'],
    trigger: 'approve',
    to: 'same',
    audit: 'APPROVED',
    content: 'base',
  },
  {
    from: ['ACTIVATE', 'SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED'],
    trigger: 'reject',
    to: 'same',
    audit: 'FAILED',
    content: 'none',
  },
  { from: ['ACTIVATE'], trigger: 'update-price-or-stock', to: 'same', audit: 'same', content: 'none' },
  {
    from: ['SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED'],
    trigger: 'activate',
    to: 'PENDING',
    audit: 'AUDITING',
    content: 'none',
  },
  { from: ['ACTIVATE'], trigger: 'deactivate', to: 'SELLER_DEACTIVATED', audit: 'NONE', content: 'none' },
  {
    from: ['DRAFT', 'PENDING', 'FAILED', 'ACTIVATE', 'SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED'],
    trigger: 'delete',
    to: 'DELETED',
    audit: 'NONE',
    content: 'none',
  },
  { from: ['DELETED'], trigger: 'recover', to: 'SELLER_DEACTIVATED', audit: 'NONE', content: 'none' },
  {
    from: ['PENDING', 'ACTIVATE', 'SELLER_DEACTIVATED'],
    trigger: 'suspend',
    to: 'PLATFORM_DEACTIVATED',
    audit: 'NONE',
    content: 'none',
  },
  {
    from: ['PENDING', 'FAILED', 'ACTIVATE', 'SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED'],
    trigger: 'freeze',
    to: 'FREEZE',
    audit: 'NONE',
    content: 'none',
  },
  { from: ['FREEZE'], trigger: 'unfreeze', to: 'PLATFORM_DEACTIVATED', audit: 'NONE', content: 'none' },
];

/** The transition for a product in `from`; undefined where the status does not allow it. */
export function findTransition(from: ProductStatus | 'none', trigger: Trigger): Transition | undefined {
  return transitions.find((row) => row.trigger === trigger && row.from.includes(from));
}
