import { stemPhrase } from './stem-words.ts';

/**
 * What an attribute is about, whatever a shop, VTEX or TikTok calls it; null for a name of no known meaning. Two names
 * of one kind may be filled from each other.
 */
export function attributeKind(name: string): AttributeKind | null {
  return KINDS.get(nameKey(name)) ?? null;
}

/** A name as names are compared: without accents, case, number, what stands in brackets, and marks such as `*` or `:`. */
export function nameKey(name: string): string {
  return stemPhrase(name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')) || stemPhrase(name);
}

/** The unit that an attribute's name asks for, as in `Peso líquido (g)`; null where it names none. */
export function unitInName(name: string): string | null {
  return /\(([^()]{1,20})\)\s*$/.exec(name)?.[1]?.trim() ?? null;
}

// Portuguese, English and Spanish, as VTEX shops, feeds and TikTok write them; singular and plural are one.
const NAMES = {
  age: 'faixa etária, idade, idade recomendada, idade indicada, grupo de idade, age, age group, age range, recommended age, rango de edad, grupo de edad, edad, edad recomendada',
  allergens: 'alérgenos, alergênicos, allergens, allergen information',
  anatel:
    'homologação anatel, anatel, registro anatel, código anatel, selo anatel, certificação anatel, anatel certification',
  anvisa: 'registro na anvisa, registro anvisa, anvisa, número anvisa, registro ms, anvisa registration',
  assembly: 'requer montagem, necessita montagem, montagem, assembly required, requiere montaje',
  author: 'autor, autora, author, writer, escritor, escritora',
  batteryType: 'tipo de bateria, tipo de pilha, battery type, tipo de batería',
  brand: 'marca, brand, brand name, nome da marca',
  care: 'instruções de lavagem, modo de lavar, cuidados de lavagem, cuidados, washing instructions, care instructions, instrucciones de lavado',
  color: 'cor, cores, cor do produto, color, colour, color del producto, colores',
  compatibility:
    'compatibilidade, compatível com, modelos compatíveis, compatible with, compatibility, compatible models, compatibilidad, compatible con',
  connection:
    'conexão, conexões, conectividade, tipo de conexão, connectivity, connection, connection type, conectividad, conexión',
  fit: 'caimento, modelagem, fit, ajuste, tipo de ajuste',
  flavor: 'sabor, sabores, flavor, flavour',
  fragranceFamily: 'família olfativa, fragrance family, familia olfativa',
  gender: 'gênero, sexo, público, gender, sex, género, target gender',
  gtin: 'gtin, ean, código de barras, barcode, upc, código de barra',
  hasBattery:
    'contém bateria, possui bateria, contém pilha, inclui bateria, contains battery, has battery, battery included, contiene batería',
  ingredients: 'ingredientes, composição dos ingredientes, ingredients, lista de ingredientes',
  isbn: 'isbn',
  language: 'idioma, língua, language, idioma do livro, lengua',
  lifeStage: 'fase de vida, fase da vida, life stage, idade do animal, idade do pet, etapa de vida',
  material:
    'material, materiais, materials, tecido, composição, composição do tecido, material principal, material predominante, material externo, main material, outer material, fabric, fabric type, tela, tejido, materiales, composición',
  model: 'modelo, model, nome do modelo, model name',
  mpn: 'mpn, código do fabricante, part number, manufacturer part number, referência do fabricante',
  neckline: 'tipo de gola, gola, decote, neckline, collar type, neck type, tipo de cuello, escote, cuello',
  netWeight: 'peso líquido, conteúdo líquido, net weight, net content, peso neto, contenido neto',
  occasion: 'ocasião, occasion, ocasión',
  origin:
    'país de origem, origem, procedência, país de fabricação, país de procedência, fabricado em, country of origin, origin, made in, country region of origin, país de origen, origen, procedencia',
  packCount:
    'unidades por embalagem, quantidade por embalagem, itens por embalagem, quantidade de peças, quantity per pack, units per pack, pack count, pieces per pack, unidades por paquete, cantidad por paquete',
  pages: 'número de páginas, páginas, quantidade de páginas, number of pages, page count, cantidad de páginas',
  pattern: 'estampa, estampas, padrão, padronagem, tipo de estampa, pattern, print, estampado, patrón',
  petSize:
    'porte do animal, porte, porte do pet, porte do cão, pet size, tamanho do animal, breed size, tamaño de la mascota',
  power: 'potência, power, wattage, potencia',
  publisher: 'editora, publisher, editorial',
  quantity: 'quantidade, quantity, cantidad',
  room: 'ambiente, cômodo, room, ambientes, habitación, room type',
  season: 'estação, estação do ano, temporada, season, estación',
  shade: 'tonalidade, tom, shade, tono, tonalidad',
  shelfLife: 'validade, prazo de validade, shelf life, vida útil, caducidad, vencimento',
  shoeSize:
    'numeração, número do calçado, tamanho do calçado, shoe size, número do sapato, talla de calzado, talla de zapato',
  size: 'tamanho, tam, size, talla, talle, tamaño',
  skinType: 'tipo de pele, skin type, tipo de piel',
  sleeve: 'tipo de manga, comprimento da manga, manga, sleeve length, sleeve type, largo de manga',
  sport: 'esporte, modalidade, sport, deporte, modalidade esportiva',
  storage:
    'armazenamento, memória interna, capacidade de armazenamento, storage, storage capacity, internal storage, almacenamiento, memoria interna',
  style: 'estilo, style',
  voltage: 'voltagem, tensão, tensão de alimentação, voltage, voltaje, tensión, tensión de alimentación',
  volume: 'volume, volume líquido, volumen, volume do produto',
  warranty:
    'garantia, tempo de garantia, prazo de garantia, garantia do fabricante, período de garantia, warranty, warranty period, manufacturer warranty, garantía, período de garantía, tiempo de garantía',
  weight: 'peso, peso do produto, weight, product weight, item weight, peso del producto',
} as const satisfies Readonly<Record<string, string>>;

export type AttributeKind = keyof typeof NAMES;

/** Every name with its kind, for the test that none stands under two. */
export const ATTRIBUTE_NAMES: readonly (readonly [kind: AttributeKind, name: string])[] = (
  Object.entries(NAMES) as [AttributeKind, string][]
).flatMap(([kind, names]) => names.split(', ').map((name) => [kind, name] as const));

const KINDS: ReadonlyMap<string, AttributeKind> = new Map(
  ATTRIBUTE_NAMES.map(([kind, name]) => [nameKey(name), kind] as const),
);
