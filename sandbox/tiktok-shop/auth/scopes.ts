/** What the sandbox's app has enabled, and so what a seller grants; contract section 1.6 (`serller` is TikTok's spelling). */
export const appScopes: readonly string[] = [
  'seller.authorization.info',
  'seller.shop.info',
  'seller.product.basic',
  'seller.product.write',
  'seller.product.delete',
  'serller.product.optimize',
  'seller.order.info',
  'seller.order.ext_ref.read',
  'seller.order.ext_ref.write',
  'seller.fulfillment.basic',
  'seller.fulfillment.package.write',
  'seller.logistics',
  'seller.return_refund.basic',
  'seller.delivery.status.write',
];
