import { ATTRIBUTE_RULES } from './attribute-rules.ts';
import { DESCRIPTION_TAGS, descriptionText } from './clean-description.ts';
import { FORBIDDEN, hasWords } from './clean-text.ts';
import type { ProductRule } from './listing-rules.ts';
import { hasContacts } from './remove-contacts.ts';

/** Limits of a product in Brazil (contract section 4.3). */
export const PRODUCT_LIMITS = { title: 300, description: 10_000, images: 9, skus: 300 } as const;

/** What the Brazilian post takes in one parcel; a larger one, or a measure in the wrong unit, is worth a look. */
const CARRIER_LIMITS = { weightGrams: 30_000, sideCm: 100, sumCm: 200 } as const;

/** Rules on what a product has once, whatever its SKUs. */
export const PRODUCT_RULES: readonly ProductRule[] = [
  {
    code: 'title-missing',
    demands: 'a title',
    source: '4.3; 12052261',
    field: 'title',
    severity: 'blocks',
    check: ({ title }) => (title === '' ? {} : null),
  },
  {
    code: 'title-too-long',
    demands: `a title of at most ${PRODUCT_LIMITS.title} characters`,
    source: '4.3; 12052051',
    field: 'title',
    severity: 'blocks',
    check: ({ title }) => (title.length > PRODUCT_LIMITS.title ? { length: title.length } : null),
  },
  {
    code: 'title-characters',
    demands: 'a title without HTML entities, emoji, control or Chinese characters, or nine equal characters in a row',
    source: '4.3; 12052931, 12052262',
    field: 'title',
    severity: 'blocks',
    check: ({ title }) => (isClean(title) ? null : { title }),
  },
  {
    code: 'title-only-symbols',
    demands: 'a title with letters or digits',
    source: '4.3; 12052931',
    field: 'title',
    severity: 'blocks',
    check: ({ title }) => (title !== '' && !hasWords(title) ? { title } : null),
  },
  {
    code: 'title-contacts',
    demands: 'a title without e-mail addresses, phone numbers, links or profiles',
    source: '4.2 (reviewers refuse what leads buyers elsewhere)',
    field: 'title',
    severity: 'blocks',
    check: ({ title }) => (hasContacts(title) ? {} : null),
  },
  {
    code: 'title-capitals',
    demands: 'a title that is not all in capitals',
    source: 'advice: TikTok takes it, readers tire of it',
    field: 'title',
    severity: 'notes',
    check: ({ title }) => (isAllCapitals(title) ? {} : null),
  },
  {
    code: 'description-missing',
    demands: 'a description with words',
    source: '4.3; 12019006, 12052015, 12052932',
    field: 'description',
    severity: 'blocks',
    check: ({ description }) => (hasWords(descriptionText(description)) ? null : {}),
  },
  {
    code: 'description-too-long',
    demands: `a description of at most ${PRODUCT_LIMITS.description} characters`,
    source: '4.3; 12052013',
    field: 'description',
    severity: 'blocks',
    check: ({ description }) =>
      description.length > PRODUCT_LIMITS.description ? { length: description.length } : null,
  },
  {
    code: 'description-characters',
    demands: 'a description without HTML entities, emoji, control or Chinese characters, or nine equal ones in a row',
    source: '4.3; 12052932, 12052346',
    field: 'description',
    severity: 'blocks',
    check: ({ description }) => (isClean(descriptionText(description)) ? null : {}),
  },
  {
    code: 'description-markup',
    demands: `only ${DESCRIPTION_TAGS.map((tag) => `<${tag}>`).join(', ')} in a description, without attributes`,
    source: '4.3; 12052056, 12052340, 12052344, 12052345, 12052348, 12052350',
    field: 'description',
    severity: 'blocks',
    check: ({ description }) => {
      const tag = description.match(/<[^>]*>?/g)?.find((found) => !ALLOWED_TAGS.has(found));
      return tag ? { tag } : null;
    },
  },
  {
    code: 'description-nesting',
    demands: 'a description of closed paragraphs and flat lists, with bold and italic that do not nest',
    source: '4.3; 12052344, 12052349, 12052352',
    field: 'description',
    severity: 'blocks',
    check: ({ description }) => (isFlat(description) ? null : {}),
  },
  {
    code: 'description-contacts',
    demands: 'a description without e-mail addresses, phone numbers, links or profiles',
    source: '4.2 (reviewers refuse what leads buyers elsewhere)',
    field: 'description',
    severity: 'blocks',
    check: ({ description }) => (textsOf(description).some(hasContacts) ? {} : null),
  },
  {
    code: 'category-invalid',
    demands: 'the id of a category',
    source: '4.3; 12052002, 12052023, 12052024, 12052025',
    field: 'category_id',
    severity: 'blocks',
    check: ({ categoryId }) => (/^[1-9]\d{0,18}$/.test(categoryId) ? null : { category: categoryId }),
  },
  {
    code: 'category-not-allowed',
    demands: 'a category in which the shop may sell',
    source: '4.8; 12052220, 12052221, 12052223, 12052225, 12052226, 12052227, 12052446',
    field: 'category_id',
    severity: 'blocks',
    check: ({ categoryId }, { category }) => {
      const statuses = category.permissionStatuses ?? [];
      const closed = statuses.filter((status) => status !== 'AVAILABLE');
      return closed.length > 0 && !statuses.includes('AVAILABLE')
        ? { category: categoryId, permission: closed.join(', ') }
        : null;
    },
  },
  {
    code: 'image-missing',
    demands: 'at least one image',
    source: '4.3; 12052028',
    field: 'main_images',
    severity: 'blocks',
    check: ({ imageUrls }) => (imageUrls.length === 0 ? {} : null),
  },
  {
    code: 'images-too-many',
    demands: `at most ${PRODUCT_LIMITS.images} images, none twice`,
    source: '4.3; 12052306',
    field: 'main_images',
    severity: 'blocks',
    check: ({ imageUrls }) =>
      imageUrls.length > PRODUCT_LIMITS.images || new Set(imageUrls).size < imageUrls.length
        ? { count: imageUrls.length }
        : null,
  },
  {
    code: 'images-few',
    demands: 'five images or more, as TikTok advises',
    source: '4.3',
    field: 'main_images',
    severity: 'notes',
    check: ({ imageUrls }) => (imageUrls.length > 0 && imageUrls.length < 5 ? { count: imageUrls.length } : null),
  },
  {
    code: 'weight-missing',
    demands: 'the weight of the package, in whole grams above zero',
    source: '4.3; 12052181, 12052006, 12019011',
    field: 'package_weight',
    severity: 'blocks',
    check: ({ packageWeightGrams }) => (packageWeightGrams === null || !isWhole(packageWeightGrams) ? {} : null),
  },
  {
    code: 'dimensions-missing',
    demands: 'the size of the package, where the category asks for it',
    source: '4.3, 4.8; 12052116, 12019012',
    field: 'package_dimensions',
    severity: 'blocks',
    check: ({ packageDimensionsCm }, { category }) =>
      category.rules.packageDimensionRequired && packageDimensionsCm === null ? {} : null,
  },
  {
    code: 'dimensions-invalid',
    demands: 'package length, width and height in whole centimetres above zero',
    source: '4.3; 12052003, 12052004, 12052005, 12052116',
    field: 'package_dimensions',
    severity: 'blocks',
    check: ({ packageDimensionsCm: size }) =>
      size && ![size.length, size.width, size.height].every(isWhole)
        ? { size: `${size.length} × ${size.width} × ${size.height}` }
        : null,
  },
  {
    code: 'package-oversized',
    demands: `a package of at most ${CARRIER_LIMITS.weightGrams / 1000} kg, ${CARRIER_LIMITS.sideCm} cm a side and ${CARRIER_LIMITS.sumCm} cm in sum, as carriers take`,
    source: '7.3; 11021014, 11021015, 11021019, 11021022 (on shipping; TikTok names no numbers)',
    field: 'package_weight',
    severity: 'notes',
    check: ({ packageWeightGrams, packageDimensionsCm }) => {
      const { length = 0, width = 0, height = 0 } = packageDimensionsCm ?? {};
      const sides = [length, width, height];
      const fits =
        (packageWeightGrams ?? 0) <= CARRIER_LIMITS.weightGrams &&
        Math.max(...sides) <= CARRIER_LIMITS.sideCm &&
        length + width + height <= CARRIER_LIMITS.sumCm;
      return fits ? null : { weight: (packageWeightGrams ?? 0) / 1000, size: sides.join(' × ') };
    },
  },
  {
    code: 'skus-missing',
    demands: 'at least one SKU',
    source: '4.3; 12052902, 12052487',
    field: 'skus',
    severity: 'blocks',
    check: ({ skus }) => (skus.length === 0 ? {} : null),
  },
  ...ATTRIBUTE_RULES,
];

const ALLOWED_TAGS: ReadonlySet<string> = new Set(DESCRIPTION_TAGS.flatMap((tag) => [`<${tag}>`, `</${tag}>`]));

/** True where a text holds nothing that TikTok refuses in titles and descriptions. */
export function isClean(text: string): boolean {
  return !Object.values(FORBIDDEN).some((pattern) => pattern.test(text));
}

/** "TV LG" is a name, "CAMA IMPERMEÁVEL PARA CÃES" is shouted; scripts without capitals never are. */
function isAllCapitals(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) >= 15 && !/\p{Ll}/u.test(text);
}

/** Paragraphs and lists one after another; bold and italic hold text alone. */
function isFlat(html: string): boolean {
  let inside = '';
  for (const [, slash, tag = ''] of html.matchAll(OWN_TAG)) {
    const before = inside;
    inside = slash ? before.slice(0, -tag.length - 1) : `${before}${tag} `;
    if (!PLACES.has(slash ? before : inside) || (slash && before !== `${inside}${tag} `)) return false;
  }
  return inside === '';
}

const OWN_TAG = new RegExp(`<(/?)(${DESCRIPTION_TAGS.join('|')})\\b[^>]*>`, 'g');

// Where a tag may stand, from the outside in.
const PLACES: ReadonlySet<string> = new Set(
  ['p', 'ul li', 'ol li'].flatMap((block) =>
    [block.split(' ')[0]!, block, `${block} strong`, `${block} em`].map((place) => `${place} `),
  ),
);

/** The text of each paragraph and entry: what stands in two of them is read as two. */
function textsOf(html: string): string[] {
  return html.split(/<\/?(?:p|ul|ol|li|br)\b[^>]*>/).map((text) => text.replace(/<[^>]*>/g, ''));
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
