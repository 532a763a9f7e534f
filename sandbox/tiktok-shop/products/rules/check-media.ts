import { rulesOf } from '../../catalogue/rules.ts';
import type { Category } from '../../catalogue/category.ts';
import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { ListingEnv } from './listing-env.ts';
import type { ProductBody } from './product-shape.ts';

const mostMainImages = 9;
const smallestMain = 300;
const largestMain = 4000;
const mostCertificates = 10;

export function checkMainImages(images: readonly { uri: string }[], env: ListingEnv): Fault[] {
  if (images.length === 0) return [faultOf(12052028)];
  if (images.length > mostMainImages) return [faultOf(12052306)];
  return images.flatMap(({ uri }) => {
    if (/^https?:/i.test(uri)) return [faultOf(12052300)];
    const image = env.findImage(uri, 'MAIN_IMAGE');
    if (image === undefined) return [faultOf(12052722)];
    if (Math.min(image.width, image.height) < smallestMain)
      return [faultOf(12052301, { min_limit: smallestMain, uri })];
    return Math.max(image.width, image.height) > largestMain ? [faultOf(12052302)] : [];
  });
}

export function checkSizeChart(
  chart: ProductBody['size_chart'],
  category: Category | undefined,
  env: ListingEnv,
): Fault[] {
  const image = chart?.image?.uri;
  const template = chart?.template?.id;
  if (image !== undefined && env.findImage(image, 'SIZE_CHART_IMAGE') === undefined) return [faultOf(12052670)];
  if (template !== undefined && !env.hasSizeChart(template)) return [faultOf(12052128)];
  const rule = category === undefined ? undefined : rulesOf(category).size_chart;
  const isGiven = image !== undefined || template !== undefined;
  if (isGiven && rule?.is_supported === false) return [faultOf(12052910)];
  return rule?.is_required === true && !isGiven ? [faultOf(12052673)] : [];
}

export function checkCertifications(
  sent: NonNullable<ProductBody['certifications']>,
  category: Category | undefined,
  env: ListingEnv,
): Fault[] {
  const known = category === undefined ? [] : rulesOf(category).product_certifications;
  if (new Set(sent.map(({ id }) => id)).size < sent.length) return [faultOf(12052656)];
  if (sent.length > mostCertificates) return [faultOf(12052657)];
  const faults = sent.flatMap(({ id, images = [], files = [], expiration_date }) => {
    const row = known.find((each) => each.id === id);
    if (row === undefined) return [faultOf(12052655)];
    if (images.some(({ uri }) => env.findImage(uri, 'CERTIFICATION_IMAGE') === undefined)) return [faultOf(12052650)];
    if (files.some((file) => !env.hasFile(file.id))) return [faultOf(12052658)];
    if (images.length + files.length === 0) return [faultOf(12052105)];
    const dated = expiration_date !== undefined && expiration_date > 0;
    return (row.expiration_date.is_required && !dated) || (dated && expiration_date < env.now)
      ? [faultOf(12052385)]
      : [];
  });
  const missing = known.some((row) => row.is_required && !sent.some(({ id }) => id === row.id));
  return missing ? [...faults, faultOf(12052105)] : faults;
}
