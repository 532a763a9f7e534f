import type { Catalogue } from './catalogue-entry.ts';

/** What keeps a product or SKU from being listed: a rule of `domain/listing/` each, and what precedes the rules. */
export const LISTING_MESSAGES: Catalogue = {
  'title-missing': {
    action: 'edit-product',
    pt: [
      'Produto sem título',
      'O feed não traz título para este produto, ou o título só tinha caracteres que o TikTok recusa.',
      'Preencha o nome do produto na loja ou no feed.',
    ],
    en: [
      'Product without a title',
      'The feed has no title for this product, or only characters that TikTok refuses.',
      "Fill in the product's name in the shop or the feed.",
    ],
  },
  'title-too-long': {
    action: 'edit-product',
    pt: [
      'Título longo demais',
      'O título tem {length} caracteres; o TikTok aceita até 300.',
      'Encurte o nome do produto.',
    ],
    en: ['Title too long', 'The title has {length} characters; TikTok takes up to 300.', "Shorten the product's name."],
  },
  'title-characters': {
    action: 'edit-product',
    pt: [
      'Título com caracteres recusados',
      'O TikTok não aceita emojis, entidades HTML, caracteres de controle ou chineses, nem nove caracteres iguais seguidos: "{title}".',
      'Retire esses caracteres do nome do produto.',
    ],
    en: [
      'Title with refused characters',
      'TikTok takes no emoji, HTML entities, control or Chinese characters, nor nine equal characters in a row: "{title}".',
      "Remove these characters from the product's name.",
    ],
  },
  'title-only-symbols': {
    action: 'edit-product',
    pt: ['Título só com símbolos', 'O título "{title}" não tem letras nem números.', 'Escreva um nome com palavras.'],
    en: ['Title of symbols only', 'The title "{title}" has no letters or digits.', 'Write a name with words.'],
  },
  'title-contacts': {
    action: 'edit-product',
    pt: [
      'Título com contato ou link',
      'O TikTok recusa títulos com e-mail, telefone, link ou perfil de rede social.',
      'Retire-os do nome do produto.',
    ],
    en: [
      'Title with a contact or link',
      'TikTok refuses titles with e-mail addresses, phone numbers, links or profiles.',
      "Remove them from the product's name.",
    ],
  },
  'title-capitals': {
    action: 'edit-product',
    pt: [
      'Título todo em maiúsculas',
      'O título está todo em maiúsculas; o TikTok aceita, mas ele fica difícil de ler.',
      'Escreva o nome do produto com maiúsculas e minúsculas.',
    ],
    en: [
      'Title all in capitals',
      'The title is all in capitals; TikTok takes it, but it is hard to read.',
      "Write the product's name in upper and lower case.",
    ],
  },
  'description-nesting': {
    action: 'edit-product',
    pt: [
      'Descrição com formatação aninhada',
      'O TikTok não aceita tags abertas ou aninhadas na descrição.',
      'Simplifique a formatação da descrição.',
    ],
    en: [
      'Description with nested formatting',
      'TikTok takes no open or nested tags in a description.',
      'Simplify the formatting of the description.',
    ],
  },
  'description-contacts': {
    action: 'edit-product',
    pt: [
      'Descrição com contato ou link',
      'O TikTok recusa descrições com e-mail, telefone, link ou perfil de rede social.',
      'Retire-os da descrição.',
    ],
    en: [
      'Description with a contact or link',
      'TikTok refuses descriptions with e-mail addresses, phone numbers, links or profiles.',
      'Remove them from the description.',
    ],
  },
  'category-invalid': {
    action: 'map-category',
    pt: [
      'Categoria do TikTok inválida',
      '"{category}" não é o id de uma categoria do TikTok.',
      'Mapeie a categoria do produto para uma categoria final do TikTok.',
    ],
    en: [
      'TikTok category invalid',
      '"{category}" is not the id of a TikTok category.',
      "Map the product's category to a TikTok leaf category.",
    ],
  },
  'package-oversized': {
    action: 'edit-product',
    pt: [
      'Pacote grande ou pesado',
      'O pacote tem {weight} kg e {size} cm; as transportadoras costumam aceitar até 30 kg, 100 cm por lado e 200 cm na soma.',
      'Confira o peso, as medidas e as suas unidades.',
    ],
    en: [
      'Large or heavy package',
      'The package has {weight} kg and {size} cm; carriers commonly take up to 30 kg, 100 cm a side and 200 cm in sum.',
      'Check the weight, the measures and their units.',
    ],
  },
  'skus-missing': {
    action: 'edit-product',
    pt: ['Produto sem SKU', 'O TikTok exige ao menos um SKU.', 'Cadastre um SKU para o produto.'],
    en: ['Product without a SKU', 'TikTok demands at least one SKU.', 'Give the product a SKU.'],
  },
  'description-missing': {
    action: 'edit-product',
    pt: [
      'Produto sem descrição',
      'O TikTok exige uma descrição, e não há texto de onde tirá-la.',
      'Preencha a descrição do produto na loja ou no feed.',
    ],
    en: [
      'Product without a description',
      'TikTok demands a description, and there is no text to take one from.',
      "Fill in the product's description in the shop or the feed.",
    ],
  },
  'description-too-long': {
    action: 'edit-product',
    pt: [
      'Descrição longa demais',
      'A descrição tem {length} caracteres; o TikTok aceita até 10.000.',
      'Encurte a descrição.',
    ],
    en: [
      'Description too long',
      'The description has {length} characters; TikTok takes up to 10,000.',
      'Shorten the description.',
    ],
  },
  'description-characters': {
    action: 'edit-product',
    pt: [
      'Descrição com caracteres recusados',
      'O TikTok não aceita emojis, entidades HTML, caracteres de controle ou chineses, nem nove caracteres iguais seguidos.',
      'Retire esses caracteres da descrição.',
    ],
    en: [
      'Description with refused characters',
      'TikTok takes no emoji, HTML entities, control or Chinese characters, nor nine equal characters in a row.',
      'Remove these characters from the description.',
    ],
  },
  'description-markup': {
    action: 'contact-support',
    pt: [
      'Descrição com HTML recusado',
      'A marcação {tag} não é aceita pelo TikTok e deveria ter sido retirada.',
      'Informe o suporte da Ponte; simplificar o HTML da descrição resolve.',
    ],
    en: [
      'Description with refused HTML',
      'TikTok does not take the tag {tag}, and it should have been removed.',
      'Tell Ponte support; simplifying the HTML of the description helps.',
    ],
  },
  'category-not-mapped': {
    action: 'map-category',
    pt: [
      'Categoria sem correspondência no TikTok',
      'Nenhuma categoria do produto ({paths}) está mapeada e o cliente não tem categoria padrão. Sugestões: {suggestions}.',
      'Mapeie a categoria para uma categoria final do TikTok ou escolha uma categoria padrão.',
    ],
    en: [
      'Category not mapped to TikTok',
      'No category of the product ({paths}) is mapped, and the client has no default. Suggestions: {suggestions}.',
      'Map the category to a TikTok leaf category, or choose a default.',
    ],
  },
  'category-unknown': {
    action: 'map-category',
    pt: [
      'Categoria do TikTok inexistente',
      'A categoria {leaf} não é uma categoria final da loja no TikTok.',
      'Corrija o mapeamento ou a categoria padrão do cliente.',
    ],
    en: [
      'No such TikTok category',
      'The category {leaf} is not a leaf category of the TikTok shop.',
      "Correct the mapping or the client's default category.",
    ],
  },
  'category-not-allowed': {
    action: 'open-seller-center',
    pt: [
      'Categoria fechada para a loja',
      'A categoria {category} está como {permission} para esta loja.',
      'Peça a permissão no Seller Center ou mapeie para outra categoria.',
    ],
    en: [
      'Category closed to the shop',
      'The category {category} is {permission} for this shop.',
      'Ask for permission in the Seller Center, or map to another category.',
    ],
  },
  'image-missing': {
    action: 'edit-product',
    pt: [
      'Produto sem imagem',
      'O TikTok exige pelo menos uma imagem.',
      'Inclua uma imagem de 300×300 pixels ou mais no produto.',
    ],
    en: [
      'Product without an image',
      'TikTok demands at least one image.',
      'Add an image of 300×300 pixels or more to the product.',
    ],
  },
  'images-too-many': {
    action: 'contact-support',
    pt: ['Imagens demais', 'São {count} imagens; o TikTok aceita até 9, sem repetição.', 'Informe o suporte da Ponte.'],
    en: ['Too many images', 'There are {count} images; TikTok takes up to 9, none twice.', 'Tell Ponte support.'],
  },
  'weight-missing': {
    action: 'edit-product',
    pt: [
      'Peso do pacote desconhecido',
      'O TikTok exige o peso do pacote; nem o feed, nem a VTEX, nem os padrões da categoria o informam.',
      'Informe o peso no cadastro do produto, no feed (shipping_weight) ou nos padrões da categoria.',
    ],
    en: [
      'Package weight unknown',
      'TikTok demands the weight of the package; neither the feed, VTEX nor the category defaults give it.',
      'Give the weight in the product, in the feed (shipping_weight) or in the category defaults.',
    ],
  },
  'dimensions-missing': {
    action: 'edit-product',
    pt: [
      'Medidas do pacote desconhecidas',
      'A categoria exige comprimento, largura e altura do pacote.',
      'Informe as medidas no cadastro do produto, no feed ou nos padrões da categoria.',
    ],
    en: [
      'Package size unknown',
      'The category demands length, width and height of the package.',
      'Give them in the product, in the feed or in the category defaults.',
    ],
  },
  'dimensions-invalid': {
    action: 'edit-product',
    pt: [
      'Medidas do pacote inválidas',
      'As medidas {size} cm não são números inteiros maiores que zero.',
      'Corrija as medidas do produto ou os padrões da categoria.',
    ],
    en: [
      'Package size invalid',
      'The size {size} cm is not in whole numbers above zero.',
      "Correct the product's measures or the category defaults.",
    ],
  },
  'attribute-value-not-listed': {
    action: 'edit-product',
    pt: [
      'Valor de atributo não aceito',
      'O atributo {attribute} não aceita o valor "{value}".',
      'Use um dos valores da lista do TikTok.',
    ],
    en: [
      'Attribute value not accepted',
      'The attribute {attribute} does not take the value "{value}".',
      "Use one of the values of TikTok's list.",
    ],
  },
  'attribute-several-values': {
    action: 'edit-product',
    pt: [
      'Valores demais em um atributo',
      'O atributo {attribute} tem {count} valores, repetidos ou além do permitido.',
      'Deixe um só valor.',
    ],
    en: [
      'Too many values for an attribute',
      'The attribute {attribute} has {count} values, repeated or more than it takes.',
      'Leave a single value.',
    ],
  },
  'attribute-value-text': {
    action: 'edit-product',
    pt: [
      'Valor de atributo inválido',
      'O valor "{value}" do atributo {attribute} está vazio, é longo demais ou não é um número positivo.',
      'Corrija a especificação do produto.',
    ],
    en: [
      'Attribute value invalid',
      'The value "{value}" of the attribute {attribute} is empty, too long or not a positive number.',
      'Correct the product specification.',
    ],
  },
  'certification-required': {
    action: 'open-seller-center',
    pt: [
      'Certificado obrigatório',
      'A categoria exige: {certifications}.',
      'Publique o produto com o certificado pelo Seller Center ou mapeie para outra categoria.',
    ],
    en: [
      'Certificate required',
      'The category demands: {certifications}.',
      'List the product with its certificate in the Seller Center, or map to another category.',
    ],
  },
  'size-chart-required': {
    action: 'open-seller-center',
    pt: [
      'Tabela de medidas obrigatória',
      'A categoria {category} exige uma tabela de medidas, e o produto não traz nenhuma.',
      'Rotule a imagem na VTEX como "tabela de medidas", ou informe uma para a categoria: ponte client set CLIENTE --size-chart {category}=URL.',
    ],
    en: [
      'Size chart required',
      'The category {category} demands a size chart, and the product has none.',
      'Label the picture in VTEX as "size chart", or name one for the category: ponte client set CLIENT --size-chart {category}=URL.',
    ],
  },
  'party-required': {
    action: 'open-seller-center',
    pt: [
      'Responsável obrigatório',
      'A categoria exige: {parties}.',
      'Cadastre no Seller Center ou mapeie para outra categoria.',
    ],
    en: [
      'Responsible party required',
      'The category demands: {parties}.',
      'Register it in the Seller Center, or map to another category.',
    ],
  },
  'sku-inactive': {
    action: 'edit-product',
    pt: [
      'SKU desativado na VTEX',
      'O SKU ou o produto está inativo na VTEX, por isso não é vendido no TikTok.',
      'Ative-o na VTEX para vendê-lo.',
    ],
    en: [
      'SKU switched off in VTEX',
      'The SKU or its product is inactive in VTEX, so it is not sold on TikTok.',
      'Activate it in VTEX to sell it.',
    ],
  },
  'condition-not-new': {
    action: 'edit-product',
    pt: [
      'Produto não é novo',
      'A condição é "{condition}"; só produtos novos são publicados.',
      'Corrija a condição no feed, se o produto for novo.',
    ],
    en: [
      'Not a new product',
      'The condition is "{condition}"; only new goods are listed.',
      'Correct the condition in the feed if the product is new.',
    ],
  },
  'price-missing': {
    action: 'edit-product',
    pt: ['Produto sem preço', 'O feed não traz preço para este item.', 'Informe o preço na loja ou no feed.'],
    en: ['Product without a price', 'The feed has no price for this item.', 'Give the price in the shop or the feed.'],
  },
  'price-currency': {
    action: 'edit-product',
    pt: [
      'Preço em outra moeda',
      'O preço está em {currency}; a loja vende em {shopCurrency}.',
      'Use um feed com preços em {shopCurrency}.',
    ],
    en: [
      'Price in another currency',
      'The price is in {currency}; the shop sells in {shopCurrency}.',
      'Use a feed with prices in {shopCurrency}.',
    ],
  },
  'price-out-of-bounds': {
    action: 'edit-product',
    pt: [
      'Preço fora dos limites do TikTok',
      'O preço é {price} {currency}; o TikTok aceita de 0,50 a 10.000,00 BRL.',
      'Corrija o preço na loja ou no feed.',
    ],
    en: [
      "Price outside TikTok's limits",
      'The price is {price} {currency}; TikTok takes 0.50 to 10,000.00 BRL.',
      'Correct the price in the shop or the feed.',
    ],
  },
  'stock-unknown': {
    action: 'edit-product',
    pt: [
      'Estoque desconhecido',
      'O feed não diz se há estoque, e supor que há venderia o que não existe.',
      'Inclua availability ou quantity no feed.',
    ],
    en: [
      'Stock unknown',
      'The feed does not say whether there is stock, and assuming it would sell what is not there.',
      'Add availability or quantity to the feed.',
    ],
  },
  'quantity-out-of-range': {
    action: 'edit-product',
    pt: ['Estoque fora dos limites', 'A quantidade {quantity} não está entre 0 e 99.999.', 'Corrija o estoque.'],
    en: ['Stock out of range', 'The quantity {quantity} is not between 0 and 99,999.', 'Correct the stock.'],
  },
  'seller-sku-invalid': {
    action: 'edit-product',
    pt: [
      'Código do SKU inválido',
      'O código "{sellerSku}" não tem de 1 a 50 caracteres sem espaços.',
      'Corrija o id do item no feed.',
    ],
    en: [
      'SKU code invalid',
      'The code "{sellerSku}" is not of 1 to 50 characters without spaces.',
      "Correct the item's id in the feed.",
    ],
  },
  'seller-sku-duplicate': {
    action: 'edit-product',
    pt: [
      'Código de SKU repetido',
      'O SKU {twin} do mesmo produto já usa este código.',
      'Dê a cada item um id próprio no feed.',
    ],
    en: [
      'SKU code used twice',
      'The SKU {twin} of the same product already has this code.',
      'Give each item an id of its own in the feed.',
    ],
  },
  'too-many-skus': {
    action: 'edit-product',
    pt: [
      'SKUs demais em um produto',
      'Este é o SKU número {place}; o TikTok aceita até {limit} por produto.',
      'Divida o produto (item_group_id) em vários.',
    ],
    en: [
      'Too many SKUs in a product',
      'This is SKU number {place}; TikTok takes up to {limit} in a product.',
      'Split the product (item_group_id) into several.',
    ],
  },
  'variant-kinds': {
    action: 'edit-product',
    pt: [
      'Variações desiguais',
      'Os SKUs do produto não têm o mesmo conjunto de variações ({kinds}), de uma a três.',
      'Preencha as mesmas especificações em todos os SKUs.',
    ],
    en: [
      'Uneven variants',
      'The SKUs of the product do not have the same set of variants ({kinds}), one to three.',
      'Fill in the same specifications on every SKU.',
    ],
  },
  'variant-text': {
    action: 'edit-product',
    pt: [
      'Variação com texto recusado',
      'O TikTok não aceita {name}: "{value}", pelo tamanho (20 e 50 caracteres) ou pelos caracteres.',
      'Corrija a especificação do SKU.',
    ],
    en: [
      'Variant text refused',
      'TikTok does not take {name}: "{value}", for its length (20 and 50 characters) or its characters.',
      "Correct the SKU's specification.",
    ],
  },
  'variant-duplicate': {
    action: 'edit-product',
    pt: [
      'Duas variações iguais',
      'O SKU {twin} do mesmo produto tem as mesmas cor, tamanho e demais especificações, e o mesmo título.',
      'Diferencie os SKUs por cor, tamanho, especificação ou título, ou separe os grupos.',
    ],
    en: [
      'Two equal variants',
      'The SKU {twin} of the same product has the same colour, size and other specifications, and the same title.',
      'Tell the SKUs apart by colour, size, specification or title, or separate the groups.',
    ],
  },
  'identifier-invalid': {
    action: 'edit-product',
    pt: [
      'Código de barras inválido',
      'O código {code} não tem o tamanho ou o dígito verificador de um GTIN.',
      'Corrija ou retire o código de barras.',
    ],
    en: [
      'Barcode invalid',
      'The code {code} does not have the length or check digit of a GTIN.',
      'Correct or remove the barcode.',
    ],
  },
  'identifier-duplicate': {
    action: 'edit-product',
    pt: [
      'Código de barras repetido',
      'O SKU {twin} do mesmo produto já usa este código de barras.',
      'Dê a cada SKU o seu código.',
    ],
    en: [
      'Barcode used twice',
      'The SKU {twin} of the same product already has this barcode.',
      'Give each SKU its own.',
    ],
  },
  'warehouse-missing': {
    action: 'edit-settings',
    pt: [
      'Nenhum depósito escolhido',
      'O TikTok exige o depósito de onde o estoque sai.',
      'Escolha o depósito do cliente (--warehouse) ou cadastre um no Seller Center.',
    ],
    en: [
      'No warehouse chosen',
      'TikTok demands the warehouse that holds the stock.',
      "Choose the client's warehouse (--warehouse), or create one in the Seller Center.",
    ],
  },
};
