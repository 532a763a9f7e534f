export { connectTiktokShop } from './connect-tiktok-shop.ts';
export { generateProducts } from './generate-products.ts';
export { syncClient } from './sync-client.ts';
export { trackReviews } from './track-reviews.ts';
export { updateProducts } from './update-products.ts';
