import type { Brand } from '../../catalogue/brands.ts';
import type { Warehouse } from '../../warehouses/warehouses.ts';
import type { UseCase } from '../../uploads/images.ts';
import type { Content, Product } from '../product.ts';

/** What the rules ask of the world around a listing. */
export interface ListingEnv {
  shop: string;
  /** Seconds of the sandbox's clock. */
  now: number;
  /** An upload; by the switch `imageUseCases` only one that was made for this use. */
  findImage(uri: string, useCase: UseCase): { width: number; height: number } | undefined;
  /** Whether a `src` is a URL an upload answered. */
  isImageUrl(src: string): boolean;
  hasFile(id: string): boolean;
  hasSizeChart(id: string): boolean;
  findBrand(id: string): Brand | undefined;
  findWarehouse(id: string): Warehouse | undefined;
  hasReturnWarehouse(): boolean;
  /** Whether another product of the shop carries this external id. */
  isExternalIdTaken(id: string): boolean;
  newSkuId(): string;
  /** Switches. */
  zeroQuantity: boolean;
  refusesSizeCharts: boolean;
  prohibitedPass: boolean;
  /** The product that is edited, and the content the edit starts from. */
  previous?: { product: Product; content: Content };
}

/** The SKUs an edit may name: those on sale and those under review or drafted. */
export function previousSkus({ previous }: ListingEnv): Map<string, Content['skus'][number]> {
  if (previous === undefined) return new Map();
  const { product, content } = previous;
  return new Map(
    [...(product.draft?.skus ?? []), ...(product.under_review?.skus ?? []), ...content.skus, ...product.skus].map(
      (sku) => [sku.id, sku],
    ),
  );
}
