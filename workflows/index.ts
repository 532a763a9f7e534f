export { connectTiktokShop } from './connect-tiktok-shop.ts';
export { generateBrands } from './generate-brands.ts';
export { generateProducts } from './generate-products.ts';
export { searchVtexImages } from './search-vtex-images.ts';
export { syncClient } from './sync-client.ts';
export { trackReviews } from './track-reviews.ts';
export { updateProducts } from './update-products.ts';
