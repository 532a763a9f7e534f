import { approvalsSchema } from './approvals.ts';
import { attemptLogSchemas } from './attempt-logs.ts';
import { categorySuggestionsSchema, recommendedCategoriesSchema } from './category-suggestions.ts';
import { clientsSchema } from './clients.ts';
import type { CollectionSchema } from './collection-schema.ts';
import { existingProductsSchema } from './existing-products.ts';
import { feedChangesSchema, feedRunsSchema } from './feed-runs.ts';
import { googleTaxonomySchema } from './google-taxonomy.ts';
import { imagesSchema, imageSourcesSchema } from './images.ts';
import { inboxSchema } from './inbox.ts';
import { leftOutSchema } from './left-out.ts';
import { listingsSchema } from './listings.ts';
import { plansSchema } from './plans.ts';
import { productsSchema } from './products.ts';
import { shopCategoriesSchema } from './shop-categories.ts';
import { taxonomyPreviewsSchema } from './taxonomy-previews.ts';
import { taxonomySchema } from './taxonomy.ts';
import { brandsSchema } from './tiktok-brands.ts';
import { tiktokAuthTokenSchema, tiktokTokenSchema } from './tiktok-tokens.ts';
import { uploadQuotasSchema } from './upload-quotas.ts';

/** Every collection there is. GridFS keeps `FeedSnapshots.*` and `FeedUploads.*` beside them (`feed-files.ts`). */
export const collections: readonly CollectionSchema[] = [
  clientsSchema,
  tiktokAuthTokenSchema,
  tiktokTokenSchema,
  taxonomySchema,
  googleTaxonomySchema,
  shopCategoriesSchema,
  categorySuggestionsSchema,
  recommendedCategoriesSchema,
  taxonomyPreviewsSchema,
  brandsSchema,
  listingsSchema,
  leftOutSchema,
  productsSchema,
  existingProductsSchema,
  feedRunsSchema,
  feedChangesSchema,
  plansSchema,
  uploadQuotasSchema,
  approvalsSchema,
  imagesSchema,
  imageSourcesSchema,
  inboxSchema,
  ...attemptLogSchemas,
];
