import type { Call } from '../call.ts';
import { computePrice, priceInCheckout } from '../pricing-rules.ts';
import { sellableStock } from '../sellable-stock.ts';
import type { Sku, Specification } from '../shop.ts';
import { categoryPath, imageUrl, nameComplete } from './describe-sku.ts';
import type { Found } from './search-routes.ts';

/** One product of the public search; ids are strings here, and `commertialOffer` is spelt so by VTEX. */
export function describeFound(call: Call, { product, skus, policy }: Found): object {
  const { shop } = call;
  const path = categoryPath(shop, product.categoryId);
  const upTo = (part: (depth: number) => string): string[] => path.map((_, depth) => `/${part(path.length - depth)}/`);
  const named = valuesByName(call, product.specifications);
  return {
    productId: String(product.id),
    productName: product.name,
    brand: shop.get('brands', product.brandId)?.name ?? '',
    brandId: product.brandId,
    brandImageUrl: null,
    linkText: product.linkId,
    productReference: product.refId,
    productReferenceCode: product.refId,
    categoryId: String(product.categoryId),
    productTitle: product.name,
    metaTagDescription: '',
    releaseDate: product.releaseDate,
    clusterHighlights: {},
    productClusters: Object.fromEntries(product.clusterIds.map((id) => [String(id), 'TikTok Shop'])),
    searchableClusters: {},
    categories: upTo((depth) =>
      path
        .slice(0, depth)
        .map(({ name }) => name)
        .join('/'),
    ),
    categoriesIds: upTo((depth) =>
      path
        .slice(0, depth)
        .map(({ id }) => id)
        .join('/'),
    ),
    link: `${call.baseUrl}/${product.linkId}/p`,
    ...named,
    allSpecifications: Object.keys(named),
    allSpecificationsGroups: [
      ...new Set(product.specifications.map(({ fieldId }) => shop.get('fields', fieldId)?.groupName ?? '')),
    ],
    description: product.description,
    items: skus.map((sku) => describeItem(call, { sku, name: nameComplete(product, sku), policy })),
  };
}

function describeItem(call: Call, { sku, name, policy }: { sku: Sku; name: string; policy: number }): object {
  const variations = valuesByName(call, sku.specifications);
  return {
    itemId: String(sku.id),
    name: sku.name,
    nameComplete: name,
    complementName: '',
    ean: sku.ean ?? '',
    referenceId: [{ Key: 'RefId', Value: sku.refId }],
    measurementUnit: sku.measurementUnit,
    unitMultiplier: sku.unitMultiplier,
    modalType: null,
    isKit: false,
    images: sku.images.map((image) => ({
      imageId: String(image.fileId),
      imageLabel: image.label,
      imageTag: `<img src="~/arquivos/ids/${image.fileId}-#width#-#height#/${image.name}.png" width="#width#" height="#height#" alt="${image.name}" id="" />`,
      imageUrl: imageUrl(call, image),
      imageText: image.name,
      imageLastModified: sku.createdAt,
    })),
    Videos: [],
    ...variations,
    variations: Object.keys(variations),
    sellers: [
      {
        sellerId: '1',
        sellerName: call.shop.get('accounts', call.shop.account)?.title ?? call.shop.account,
        addToCartLink: `${call.baseUrl}/checkout/cart/add?sku=${sku.id}&qty=1&seller=1&sc=${policy}`,
        sellerDefault: true,
        commertialOffer: describeOffer(call, sku, policy),
      },
    ],
  };
}

/** In decimals, as the search writes prices; a SKU without a price has 0 for everything. */
function describeOffer({ shop, now, world }: Call, sku: Sku, policy: number): object {
  const price = priceInCheckout(shop.get('prices', sku.id), now, world.switches.number('checkoutPriceLagMs'));
  const computed = price && computePrice(price, { table: String(policy), quantity: 1, now });
  const available = computed ? sellableStock(shop, sku.id, policy).quantity : 0;
  const selling = (computed?.sellingPrice ?? 0) / 100;
  return {
    Installments: [],
    DiscountHighLight: [],
    GiftSkuIds: [],
    Teasers: [],
    BuyTogether: [],
    ItemMetadataAttachment: [],
    Price: selling,
    ListPrice: (computed?.listPrice ?? computed?.sellingPrice ?? 0) / 100,
    PriceWithoutDiscount: selling,
    RewardValue: 0,
    PriceValidUntil: computed?.validUntil ?? null,
    AvailableQuantity: available,
    IsAvailable: available > 0,
    Tax: 0,
    DeliverySlaSamples: [],
    GetInfoErrorMessage: null,
    CacheVersionUsedToCallCheckout: null,
  };
}

function valuesByName({ shop }: Call, specifications: readonly Specification[]): Record<string, string[]> {
  return Object.fromEntries(
    specifications.map(({ fieldId, text }) => [shop.get('fields', fieldId)?.name ?? String(fieldId), [text]]),
  );
}
