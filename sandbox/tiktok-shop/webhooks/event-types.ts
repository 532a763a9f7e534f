/** Events a shop can register an address for, by number; contract section 9.3. */
export const eventTypes: ReadonlyMap<number, string> = new Map([
  [1, 'ORDER_STATUS_CHANGE'],
  [2, 'REVERSE_STATUS_UPDATE'],
  [3, 'RECIPIENT_ADDRESS_UPDATE'],
  [4, 'PACKAGE_UPDATE'],
  [5, 'PRODUCT_STATUS_CHANGE'],
  [6, 'SELLER_DEAUTHORIZATION'],
  [7, 'UPCOMING_AUTHORIZATION_EXPIRATION'],
  [11, 'CANCELLATION_STATUS_CHANGE'],
  [12, 'RETURN_STATUS_CHANGE'],
  [13, 'NEW_CONVERSATION'],
  [14, 'NEW_MESSAGE'],
  [15, 'PRODUCT_INFORMATION_CHANGE'],
  [16, 'PRODUCT_CREATION'],
  [18, 'PRODUCT_CATEGORY_CHANGE'],
  [33, 'NEW_MESSAGE_LISTENER'],
  [36, 'INVOICE_STATUS_CHANGE'],
  [37, 'PRODUCT_AUDIT_STATUS_CHANGE'],
]);

/** Where `product_id` travels as a bare JSON number, longer than 2^53 or not. */
export const numericProductId: ReadonlySet<number> = new Set([5, 16, 37]);
