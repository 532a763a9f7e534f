import type { Call } from '../call.ts';
import type { Brand, Product, Sku } from '../shop.ts';
import { categoryPath, cubicWeight, describeSpecifications, imageUrl, nameComplete } from './describe-sku.ts';

/** "SKU and context" (contract 2.2), with its oddities: `BrandId` a string, keys of `AlternateIds` absent when empty. */
export function skuContext(
  call: Call,
  { sku, product, brand }: { sku: Sku; product: Product; brand: Brand | undefined },
): object {
  const { shop } = call;
  const path = categoryPath(shop, product.categoryId);
  const paths = path.map(
    (_, depth) =>
      `/${path
        .slice(0, path.length - depth)
        .map(({ id }) => id)
        .join('/')}/`,
  );
  const clusters = product.clusterIds.map(String);
  const alternate = { ...(sku.ean ? { Ean: sku.ean } : {}), ...(sku.refId ? { RefId: sku.refId } : {}) };
  const [cover] = sku.images;
  return {
    Id: sku.id,
    ProductId: product.id,
    NameComplete: nameComplete(product, sku),
    ComplementName: '',
    ProductName: product.name,
    ProductDescription: product.description,
    ProductRefId: product.refId,
    TaxCode: '',
    SkuName: sku.name,
    IsActive: sku.active,
    IsTransported: true,
    IsInventoried: true,
    IsGiftCardRecharge: false,
    ImageUrl: cover ? imageUrl(call, cover, '-55-55') : null,
    DetailUrl: `/${product.linkId}/p`,
    CSCIdentification: null,
    BrandId: String(product.brandId),
    BrandName: brand?.name ?? '',
    IsBrandActive: brand?.active ?? false,
    Dimension: {
      cubicweight: cubicWeight(sku.package),
      height: sku.package.height,
      length: sku.package.length,
      weight: sku.package.weight,
      width: sku.package.width,
    },
    RealDimension: {
      realCubicWeight: sku.real ? cubicWeight(sku.real) : 0,
      realHeight: sku.real?.height ?? 0,
      realLength: sku.real?.length ?? 0,
      realWeight: sku.real?.weight ?? 0,
      realWidth: sku.real?.width ?? 0,
    },
    ManufacturerCode: sku.manufacturerCode,
    IsKit: false,
    KitItems: [],
    Services: [],
    Categories: [],
    CategoriesFullPath: paths,
    Attachments: [],
    Collections: [],
    SkuSellers: [
      {
        SellerId: '1',
        StockKeepingUnitId: sku.id,
        SellerStockKeepingUnitId: String(sku.id),
        IsActive: true,
        FreightCommissionPercentage: 0,
        ProductCommissionPercentage: 0,
      },
    ],
    SalesChannels: sku.policies,
    Images: sku.images.map((image) => ({
      ImageUrl: imageUrl(call, image),
      ImageName: image.label,
      FileId: image.fileId,
    })),
    Videos: [],
    SkuSpecifications: describeSpecifications(shop, sku.specifications),
    ProductSpecifications: describeSpecifications(shop, product.specifications),
    ProductClustersIds: clusters.join(','),
    PositionsInClusters: Object.fromEntries(clusters.map((id, place) => [id, place + 1])),
    ProductClusterNames: Object.fromEntries(clusters.map((id) => [id, 'TikTok Shop'])),
    ProductClusterHighlights: {},
    ProductCategoryIds: paths[0] ?? '/',
    IsDirectCategoryActive: path.at(-1)?.active ?? false,
    ProductGlobalCategoryId: path.at(-1)?.googleCategoryId ?? null,
    ProductCategories: Object.fromEntries(path.map(({ id, name }) => [String(id), name])),
    CommercialConditionId: 1,
    RewardValue: 0,
    AlternateIds: alternate,
    AlternateIdValues: Object.values(alternate),
    EstimatedDateArrival: null,
    MeasurementUnit: sku.measurementUnit,
    UnitMultiplier: sku.unitMultiplier,
    InformationSource: 'Indexer',
    ModalType: null,
    KeyWords: product.keyWords,
    ReleaseDate: product.releaseDate,
    ProductIsVisible: product.visible,
    ShowIfNotAvailable: product.showWithoutStock,
    IsProductActive: product.active,
    ProductFinalScore: 0,
  };
}
