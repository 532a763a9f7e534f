import { routes as shopRoutes } from './auth/shop-routes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { productRoutes } from './products/routes.ts';
import type { TiktokShopRoute } from './route.ts';
import { uploadRoutes } from './uploads/routes.ts';
import { warehouseRoutes } from './warehouses/routes.ts';
import { routes as webhookRoutes } from './webhooks/registry-routes.ts';

/** Every endpoint this sandbox serves. */
export const routes: readonly TiktokShopRoute[] = [
  ...shopRoutes,
  ...webhookRoutes,
  ...catalogueRoutes,
  ...uploadRoutes,
  ...productRoutes,
  ...warehouseRoutes,
];
