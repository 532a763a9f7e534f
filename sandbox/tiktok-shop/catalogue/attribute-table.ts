/** One attribute a leaf may carry; `values` in pt-BR and English. Ids never change: they are kept in sellers' files. */
export interface AttributeRow {
  id: string;
  names: readonly [ptBr: string, en: string];
  type: 'SALES_PROPERTY' | 'PRODUCT_PROPERTY';
  /** `pt-BR` or `pt-BR/en`. A value's id is `1` + the attribute's id's last four digits + its two-digit place. */
  values: readonly string[];
  customizable?: boolean;
  multiple?: boolean;
  positiveNumber?: boolean;
  /** Required only where another attribute has this value (its place in `values`). */
  requiredWhen?: { attribute: string; value: number };
}

const sales = (id: string, ptBr: string, en: string, values: readonly string[]): AttributeRow => ({
  id,
  names: [ptBr, en],
  type: 'SALES_PROPERTY',
  values,
  customizable: true,
});
const product = (
  id: string,
  ptBr: string,
  en: string,
  values: readonly string[],
  more: Partial<AttributeRow> = {},
): AttributeRow => ({ id, names: [ptBr, en], type: 'PRODUCT_PROPERTY', values, ...more });

const free = { customizable: true } as const;
const several = { customizable: true, multiple: true } as const;
const yesNo = ['Sim/Yes', 'Não/No'] as const;

export const attributeTable: Readonly<Record<string, AttributeRow>> = {
  color: sales('100000', 'Cor', 'Color', [
    'Preto/Black', 'Branco/White', 'Cinza/Gray', 'Azul/Blue', 'Vermelho/Red', 'Verde/Green', 'Amarelo/Yellow', 'Rosa/Pink',
    'Roxo/Purple', 'Laranja/Orange', 'Marrom/Brown', 'Bege/Beige', 'Dourado/Gold', 'Prata/Silver', 'Colorido/Multicolor',
    'Transparente/Transparent',
  ]),
  size: sales('100007', 'Tamanho', 'Size', ['PP/XS', 'P/S', 'M', 'G/L', 'GG/XL', 'XGG/2XL', 'Único/One Size']),
  shoeSize: sales('100008', 'Numeração', 'Shoe Size', ['33', '34', '35', '36', '37', '38', '39', '40', '41', '42', '43', '44']),
  voltage: sales('100010', 'Voltagem', 'Voltage', ['110 V', '220 V', 'Bivolt/Dual Voltage']),
  volume: sales('100011', 'Volume', 'Volume', ['30 ml', '50 ml', '100 ml', '200 ml', '500 ml', '1 L']),
  weight: sales('100012', 'Peso do produto', 'Product Weight', ['100 g', '500 g', '1 kg', '3 kg', '10 kg', '15 kg']),
  flavor: sales('100013', 'Sabor', 'Flavor', ['Baunilha/Vanilla', 'Chocolate', 'Morango/Strawberry', 'Frango/Chicken', 'Carne/Beef', 'Peixe/Fish']),
  shade: sales('100014', 'Tonalidade', 'Shade', ['Claro/Light', 'Médio/Medium', 'Escuro/Dark']),
  storage: sales('100015', 'Armazenamento', 'Storage', ['64 GB', '128 GB', '256 GB', '512 GB', '1 TB']),
  model: sales('100016', 'Modelo', 'Model', []),
  quantityPack: sales('100017', 'Quantidade', 'Quantity', ['1 unidade/1 piece', '2 unidades/2 pieces', '3 unidades/3 pieces']),

  gender: product('100301', 'Gênero', 'Gender', ['Feminino/Female', 'Masculino/Male', 'Unissex/Unisex']),
  material: product('100302', 'Material', 'Material', [
    'Algodão/Cotton', 'Poliéster/Polyester', 'Couro/Leather', 'Couro sintético/Faux Leather', 'Linho/Linen', 'Viscose', 'Plástico/Plastic',
    'Metal', 'Madeira/Wood', 'Vidro/Glass', 'Cerâmica/Ceramic', 'Silicone', 'Borracha/Rubber', 'Papel/Paper', 'Outro/Other',
  ], several),
  pattern: product('100303', 'Estampa', 'Pattern', ['Liso/Solid', 'Listrado/Striped', 'Floral', 'Xadrez/Plaid', 'Animal/Animal Print', 'Geométrico/Geometric'], free),
  season: product('100304', 'Estação', 'Season', ['Verão/Summer', 'Inverno/Winter', 'Meia-estação/Mid-season', 'Ano todo/All Seasons'], { multiple: true }),
  neckline: product('100305', 'Tipo de gola', 'Neckline', ['Redonda/Crew Neck', 'V/V-Neck', 'Alta/High Neck', 'Polo'], free),
  origin: product('100306', 'País de origem', 'Country of Origin', ['Brasil/Brazil', 'China', 'Estados Unidos/United States', 'Itália/Italy', 'Outro/Other'], free),
  warranty: product('100307', 'Garantia', 'Warranty', ['Sem garantia/No Warranty', '3 meses/3 Months', '12 meses/12 Months', '24 meses/24 Months'], free),
  packCount: product('100308', 'Unidades por embalagem', 'Quantity per Pack', [], { customizable: true, positiveNumber: true }),
  netWeight: product('100309', 'Peso líquido (g)', 'Net Weight (g)', [], { customizable: true, positiveNumber: true }),
  skinType: product('100310', 'Tipo de pele', 'Skin Type', ['Todos/All', 'Oleosa/Oily', 'Seca/Dry', 'Mista/Combination', 'Sensível/Sensitive'], { multiple: true }),
  ingredients: product('100311', 'Ingredientes', 'Ingredients', [], free),
  anvisa: product('100312', 'Registro na Anvisa', 'ANVISA Registration', [], free),
  fragranceFamily: product('100313', 'Família olfativa', 'Fragrance Family', ['Floral', 'Amadeirado/Woody', 'Oriental', 'Cítrico/Citrus', 'Frutado/Fruity'], free),
  hasBattery: product('100314', 'Contém bateria', 'Contains Battery', yesNo),
  batteryType: product('100315', 'Tipo de bateria', 'Battery Type', ['Lítio/Lithium', 'Alcalina/Alkaline', 'NiMH'], { requiredWhen: { attribute: 'hasBattery', value: 0 } }),
  power: product('100316', 'Potência (W)', 'Power (W)', [], { customizable: true, positiveNumber: true }),
  anatel: product('100317', 'Homologação Anatel', 'ANATEL Certification', [], free),
  connection: product('100318', 'Conexão', 'Connectivity', ['Bluetooth', 'Wi-Fi', 'USB', 'Com fio/Wired'], several),
  language: product('100319', 'Idioma', 'Language', ['Português/Portuguese', 'Inglês/English', 'Espanhol/Spanish', 'Francês/French', 'Outro/Other']),
  author: product('100320', 'Autor', 'Author', [], several),
  publisher: product('100321', 'Editora', 'Publisher', [], free),
  pages: product('100322', 'Número de páginas', 'Number of Pages', [], { customizable: true, positiveNumber: true }),
  ageRange: product('100323', 'Faixa etária', 'Age Range', ['0-2 anos/0-2 Years', '3-5 anos/3-5 Years', '6-9 anos/6-9 Years', '10+ anos/10+ Years', 'Adulto/Adult'], { multiple: true }),
  petSize: product('100324', 'Porte do animal', 'Pet Size', ['Todos/All', 'Pequeno/Small', 'Médio/Medium', 'Grande/Large'], { multiple: true }),
  petAge: product('100325', 'Fase de vida', 'Life Stage', ['Todas/All', 'Filhote/Puppy or Kitten', 'Adulto/Adult', 'Idoso/Senior'], { multiple: true }),
  shelfLife: product('100326', 'Validade (meses)', 'Shelf Life (Months)', [], { customizable: true, positiveNumber: true }),
  room: product('100327', 'Ambiente', 'Room', ['Sala/Living Room', 'Quarto/Bedroom', 'Cozinha/Kitchen', 'Banheiro/Bathroom', 'Área externa/Outdoor'], several),
  assembly: product('100328', 'Requer montagem', 'Assembly Required', yesNo),
  fit: product('100329', 'Compatibilidade', 'Compatible With', [], several),
  sport: product('100330', 'Esporte', 'Sport', ['Academia/Gym', 'Corrida/Running', 'Futebol/Football', 'Natação/Swimming', 'Outro/Other'], several),
  occasion: product('100392', 'Ocasião', 'Occasion', ['Aniversário/Birthday', 'Casamento/Wedding', 'Dia a dia/Everyday', 'Natal/Christmas'], { multiple: true }),
};

/** Attributes of a leaf by its profile. A `*` marks a required one: always one with listed values, so that any shop can answer. */
export const profileTable: Readonly<Record<string, readonly string[]>> = {
  basic: ['color', 'model', 'material', 'origin', 'packCount', 'warranty'],
  clothing: ['color', 'size', 'gender*', 'material', 'pattern', 'season', 'neckline', 'origin', 'occasion'],
  underwear: ['color', 'size', 'gender', 'material*', 'pattern', 'origin'],
  shoes: ['color', 'shoeSize', 'gender*', 'material', 'season', 'origin'],
  bags: ['color', 'size', 'material*', 'gender', 'pattern', 'origin'],
  accessories: ['color', 'size', 'gender', 'material', 'origin', 'occasion'],
  cosmetics: ['shade', 'volume', 'quantityPack', 'skinType', 'ingredients', 'anvisa', 'shelfLife', 'origin', 'netWeight'],
  fragrance: ['volume', 'gender*', 'fragranceFamily', 'ingredients', 'anvisa', 'origin'],
  health: ['color', 'size', 'material', 'anvisa', 'warranty', 'origin'],
  supplements: ['flavor', 'weight', 'ingredients', 'anvisa', 'shelfLife', 'netWeight', 'origin'],
  home: ['color', 'size', 'material', 'pattern', 'room', 'origin', 'packCount'],
  textile: ['color', 'size', 'material*', 'pattern', 'room', 'origin'],
  lighting: ['color', 'voltage', 'power', 'material', 'room', 'warranty'],
  cleaning: ['volume', 'quantityPack', 'anvisa', 'shelfLife', 'origin'],
  kitchen: ['color', 'size', 'material', 'packCount', 'origin', 'warranty'],
  appliances: ['voltage', 'color', 'model', 'power', 'hasBattery', 'batteryType', 'warranty*', 'origin'],
  furniture: ['color', 'size', 'material*', 'room', 'assembly', 'warranty', 'origin'],
  tools: ['color', 'size', 'material', 'warranty', 'origin', 'packCount'],
  electronics: ['color', 'model', 'voltage', 'connection', 'hasBattery', 'batteryType', 'anatel', 'power', 'warranty', 'origin'],
  phones: ['color', 'storage', 'model', 'hasBattery*', 'batteryType', 'anatel', 'warranty', 'origin'],
  'phone-accessories': ['color', 'model', 'fit', 'material', 'connection', 'warranty', 'origin'],
  stationery: ['color', 'model', 'material', 'packCount', 'origin'],
  books: ['model', 'language*', 'author', 'publisher', 'pages', 'ageRange'],
  pet: ['color', 'size', 'material', 'petSize', 'petAge', 'origin'],
  'pet-food': ['flavor', 'weight', 'petSize', 'petAge', 'ingredients', 'netWeight', 'shelfLife', 'origin'],
  baby: ['color', 'size', 'material', 'ageRange', 'gender', 'origin', 'warranty'],
  toys: ['color', 'model', 'ageRange*', 'material', 'hasBattery', 'batteryType', 'origin'],
  sports: ['color', 'size', 'material', 'sport', 'gender', 'warranty', 'origin'],
  food: ['flavor', 'weight', 'ingredients', 'netWeight', 'shelfLife', 'packCount', 'origin'],
  automotive: ['color', 'model', 'voltage', 'fit', 'material', 'warranty', 'origin'],
};
