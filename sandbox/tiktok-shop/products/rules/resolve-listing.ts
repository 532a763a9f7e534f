import { findCategory } from '../../catalogue/category-tree.ts';
import { rulesOf } from '../../catalogue/rules.ts';
import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../product.ts';
import { checkCategory } from './check-category.ts';
import { checkDescription } from './check-description.ts';
import { checkCertifications, checkMainImages, checkSizeChart } from './check-media.ts';
import { checkPackage, roundDimensions } from './check-package.ts';
import { checkTitle } from './check-text.ts';
import type { ListingEnv } from './listing-env.ts';
import type { ProductBody } from './product-shape.ts';
import { clearedWarning, resolveAttributes } from './resolve-attributes.ts';
import { resolveSkus } from './resolve-skus.ts';

export interface ResolvedListing {
  content: Content;
  /** Everything that keeps it from being listed, in the order the service would find it; a create answers the first. */
  faults: Fault[];
  warnings: string[];
}

const longestExternalId = 999;
const longestIdempotencyKey = 128;

/** Every rule of a listing in Brazil over one body (contract sections 4.3, 4.8, 4.9), and the content it makes. */
export function resolveListing(body: ProductBody, env: ListingEnv): ResolvedListing {
  const category = findCategory(body.category_id ?? '');
  const leaf = category?.isLeaf === true ? category : undefined;
  const brand = checkBrand(body.brand_id, leaf?.id ?? '', env);
  const attributes =
    leaf === undefined
      ? { attributes: [], faults: [], warnings: [] }
      : resolveAttributes(body.product_attributes ?? [], leaf, env);
  const { skus, faults: skuFaults } = resolveSkus(body.skus ?? [], leaf, env);
  const takesChart = env.refusesSizeCharts || (leaf !== undefined && rulesOf(leaf).size_chart.is_supported);
  const chart = takesChart ? body.size_chart : undefined;

  const faults = [
    ...checkTitle(body.title ?? ''),
    ...checkDescription(body.description ?? '', env.isImageUrl),
    ...checkCategory(body.category_id ?? '', body.category_version, env.prohibitedPass),
    ...brand.faults,
    ...checkMainImages(body.main_images ?? [], env),
    ...checkPackage(body, leaf?.needs.dimensions === true),
    ...attributes.faults,
    ...skuFaults,
    ...checkSizeChart(chart, leaf, env),
    ...checkCertifications(body.certifications ?? [], leaf, env),
    ...checkRest(body, env),
  ];
  const warnings = [
    ...brand.warnings,
    ...attributes.warnings,
    ...(chart === body.size_chart || leaf === undefined
      ? []
      : [clearedWarning('size_chart', '', 'Size chart is not supported in the category')]),
  ];
  return {
    content: toContent(body, { brandId: brand.id, attributes: attributes.attributes, skus, chart }),
    faults,
    warnings,
  };
}

function checkBrand(
  id: string | undefined,
  leafId: string,
  env: ListingEnv,
): { id?: string; faults: Fault[]; warnings: string[] } {
  if (id === undefined || id === null || id === '') return { faults: [], warnings: [] };
  const brand = env.findBrand(id);
  if (brand === undefined) return { faults: [], warnings: [clearedWarning('brand_id', id, 'Brand does not exist')] };
  if (brand.brand_status === 'UNAVAILABLE') return { faults: [faultOf(12052200)], warnings: [] };
  if (brand.is_t1_brand && brand.authorized_status !== 'AUTHORIZED')
    return { faults: [faultOf(12052208)], warnings: [] };
  if (brand.departments.length > 0 && !brand.departments.includes(leafId.slice(0, 3)))
    return { faults: [faultOf(12052201)], warnings: [] };
  return { id, faults: [], warnings: [] };
}

function checkRest(body: ProductBody, env: ListingEnv): Fault[] {
  const faults: Fault[] = [];
  if (body.is_cod_allowed === true) faults.push(faultOf(12052222));
  if (body.video?.id && !env.hasFile(body.video.id)) faults.push(faultOf(12052360));
  const external = body.external_product_id ?? '';
  if ([...external].length > longestExternalId || [...(body.idempotency_key ?? '')].length > longestIdempotencyKey)
    faults.push(faultOf(12052910));
  else if (external !== '' && env.isExternalIdTaken(external)) faults.push(faultOf(12052996));
  if (!env.hasReturnWarehouse()) faults.push(faultOf(12052535));
  return faults;
}

function toContent(
  body: ProductBody,
  made: {
    brandId?: string;
    attributes: Content['product_attributes'];
    skus: Content['skus'];
    chart: ProductBody['size_chart'];
  },
): Content {
  const { package_weight: weight, package_dimensions: dimensions } = body;
  return {
    title: body.title ?? '',
    description: body.description ?? '',
    category_id: body.category_id ?? '',
    ...(made.brandId && { brand_id: made.brandId }),
    main_images: (body.main_images ?? []).map(({ uri }) => ({ uri })),
    skus: made.skus,
    product_attributes: made.attributes,
    ...(weight && { package_weight: { value: weight.value ?? '', unit: weight.unit ?? '' } }),
    ...(dimensions && { package_dimensions: roundDimensions(dimensions) }),
    ...(body.certifications && body.certifications.length > 0 && { certifications: body.certifications }),
    ...((made.chart?.image ?? made.chart?.template) && { size_chart: keepSizeChart(made.chart ?? {}) }),
    ...(body.video?.id && { video: { id: body.video.id } }),
    ...(body.external_product_id && { external_product_id: body.external_product_id }),
    ...keepPlain(body),
  };
}

function keepSizeChart({ image, template }: NonNullable<ProductBody['size_chart']>): Content['size_chart'] {
  return { ...(image && { image: { uri: image.uri } }), ...(template && { template: { id: template.id } }) };
}

/** Fields kept as sent. */
function keepPlain(body: ProductBody): Partial<Content> {
  const keys = [
    'category_version',
    'is_not_for_sale',
    'is_pre_owned',
    'manufacturer_ids',
    'responsible_person_ids',
    'shipping_insurance_requirement',
    'minimum_order_quantity',
    'shipping_template_id',
    'primary_combined_product_id',
  ] as const;
  return Object.fromEntries(
    keys.filter((key) => body[key] !== undefined && body[key] !== null).map((key) => [key, body[key]]),
  );
}
