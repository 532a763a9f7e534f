/** The one app of this sandbox; printed at start. */
export const app = {
  key: 'sandbox-key',
  secret: 'sandbox-secret',
} as const;
