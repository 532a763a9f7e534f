/** Fields of an item that mean something here; every other element is ignored. */
export type FieldName = keyof typeof NAMES;

/** Google's name first, then what other layouts call it: the first name that an item has a value under counts. */
const NAMES = {
  // surface.md, section 4, gives the order down to `code`; the rest is what custom VTEX layouts use.
  id: 'id sku offer_id product_id part_number code sku_id id_sku id_product',
  title: 'title name product_name nome titulo',
  description: 'description descricao descripcion product_description summary content',
  link: 'link url product_url product_link',
  brand: 'brand marca manufacturer fabricante',
  gtin: 'gtin ean gtin13 ean13 upc isbn barcode codigo_barras',
  mpn: 'mpn manufacturer_part_number',
  condition: 'condition condicao',
  google_product_category: 'google_product_category google_category',
  product_type: 'product_type category categories categoria category_path',
  item_group_id: 'item_group_id group_id parent_id',
  color: 'color colour cor',
  size: 'size tamanho',
  material: 'material',
  pattern: 'pattern estampa',
  gender: 'gender genero',
  age_group: 'age_group faixa_etaria',
  product_detail: 'product_detail',
  product_highlight: 'product_highlight',
  image_link: 'image_link image image_url picture imagem url_image main_image',
  additional_image_link:
    'additional_image_link additional_image alternate_images alternate_image additional_images additional_image_links',
  price: 'price preco regular_price',
  sale_price: 'sale_price special_price preco_promocional promotional_price',
  sale_price_effective_date: 'sale_price_effective_date',
  availability: 'availability availability_status stock_status disponibilidade disponibilidad available in_stock',
  availability_date: 'availability_date',
  quantity: 'quantity stock_quantity available_quantity qty inventory quantidade estoque stock',
  weight: 'shipping_weight product_weight weight peso',
  length: 'shipping_length product_length length comprimento',
  width: 'shipping_width product_width width largura',
  height: 'shipping_height product_height height altura',
} as const;

/** Blocks whose children are fields of the item itself (one variant an item) and blocks that hold images only. */
const BLOCKS = {
  variant: 'variants variant',
  images: 'images pictures photos gallery imagens additional_images additional_image_links alternate_images',
} as const;

export interface KnownName {
  readonly field: FieldName | null;
  /** Position in the field's list of names: the lower, the better. */
  readonly order: number;
  readonly block: keyof typeof BLOCKS | null;
}

/** What a local name means, whatever its case and joints (`imageUrl`, `image-url`, `IMAGE_URL`); null for nothing. */
export function findField(localName: string): KnownName | null {
  return KNOWN.get(canonicalName(localName)) ?? null;
}

/** The names under which an id is looked for, in their order. */
export const ID_NAMES: readonly string[] = NAMES.id.split(' ');

function canonicalName(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[-.]/g, '_');
}

const KNOWN: ReadonlyMap<string, KnownName> = readNames();

function readNames(): Map<string, KnownName> {
  const known = new Map<string, KnownName>();
  for (const [field, names] of Object.entries(NAMES) as [FieldName, string][]) {
    for (const [order, name] of names.split(' ').entries()) {
      if (known.has(name)) throw new Error(`The name ${name} stands for two fields`);
      known.set(name, { field, order, block: null });
    }
  }
  for (const [block, names] of Object.entries(BLOCKS) as [keyof typeof BLOCKS, string][]) {
    for (const name of names.split(' ')) known.set(name, { field: null, order: 0, ...known.get(name), block });
  }
  return known;
}
