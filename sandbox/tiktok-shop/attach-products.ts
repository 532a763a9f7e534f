import type { ControlRoute } from '../kernel/control.ts';
import { seedBrands } from './catalogue/brands.ts';
import { sizeChartControls } from './catalogue/size-charts.ts';
import { productControls } from './products/routes.ts';
import { registerReviews, reviewControls } from './review.ts';
import type { TiktokShopContext } from './route.ts';
import { seedWarehouses } from './warehouses/warehouses.ts';
import { warehouseControls } from './warehouses/routes.ts';

/** Puts the catalogue's beginnings into a new state, names the review timers, and returns the control calls. Call after the shops are seeded and before the clock starts. */
export function attachProducts(context: TiktokShopContext): ControlRoute[] {
  seedWarehouses(context);
  seedBrands(context);
  registerReviews(context);
  return [
    ...reviewControls(context),
    ...productControls(context),
    ...warehouseControls(context),
    ...sizeChartControls(context),
  ];
}
