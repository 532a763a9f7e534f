import type { Catalogue } from './catalogue-entry.ts';

/** What was mended or left out of a listing that is sent all the same. */
export const NOTE_MESSAGES: Catalogue = {
  'text-cleaned': {
    action: 'edit-product',
    pt: [
      'Texto limpo antes do envio',
      'O TikTok não aceita: {removed}. Foram retirados de {field}.',
      'Nada é preciso; corrija o texto na origem se quiser outro resultado.',
    ],
    en: [
      'Text cleaned before sending',
      'TikTok does not take: {removed}. They were removed from {field}.',
      'Nothing is needed; correct the text at its source if you want another result.',
    ],
  },
  'contacts-removed': {
    action: 'edit-product',
    pt: [
      'Contatos e links retirados',
      'O TikTok recusa anúncios que levam o comprador para fora. Retirados de {field}: {removed}.',
      'Nada é preciso; retire-os do texto na origem para escolher a redação.',
    ],
    en: [
      'Contacts and links removed',
      'TikTok refuses listings that lead buyers elsewhere. Removed from {field}: {removed}.',
      'Nothing is needed; remove them from the text at its source to choose the wording yourself.',
    ],
  },
  'description-images-removed': {
    action: 'edit-product',
    pt: [
      'Imagens retiradas da descrição',
      'A descrição tem {count} imagem(ns) de fora do TikTok, que ele não aceita.',
      'Inclua as imagens importantes entre as imagens do produto.',
    ],
    en: [
      'Images removed from the description',
      'The description has {count} image(s) from outside TikTok, which it does not take.',
      'Add the images that matter to the images of the product.',
    ],
  },
  'title-shortened': {
    action: 'edit-product',
    pt: [
      'Título encurtado',
      'O título tem {length} caracteres e foi cortado entre palavras em 300.',
      'Encurte o nome do produto para escolher o corte.',
    ],
    en: [
      'Title shortened',
      'The title has {length} characters and was cut between words at 300.',
      "Shorten the product's name to choose the cut yourself.",
    ],
  },
  'description-shortened': {
    action: 'edit-product',
    pt: [
      'Descrição encurtada',
      'A descrição passa de 10.000 caracteres e foi cortada.',
      'Encurte a descrição para escolher o corte.',
    ],
    en: [
      'Description shortened',
      'The description is longer than 10,000 characters and was cut.',
      'Shorten the description to choose the cut yourself.',
    ],
  },
  'description-from-title': {
    action: 'edit-product',
    pt: [
      'Descrição tirada do título',
      'O produto não tem descrição, e o TikTok exige uma.',
      'Escreva uma descrição: ela ajuda a vender.',
    ],
    en: [
      'Description taken from the title',
      'The product has no description, and TikTok demands one.',
      'Write a description: it helps to sell.',
    ],
  },
  'link-missing': {
    action: 'edit-product',
    pt: [
      'Item sem link',
      'O feed não traz o endereço da página do produto; a publicação não precisa dele.',
      'Inclua o link no feed para encontrar o produto na loja.',
    ],
    en: [
      'Item without a link',
      'The feed has no address of the product page; the listing does not need it.',
      'Add the link to the feed to find the product in the shop.',
    ],
  },
  'images-few': {
    action: 'edit-product',
    pt: [
      'Poucas imagens',
      'O produto tem {count} imagem(ns); o TikTok recomenda cinco ou mais.',
      'Inclua mais imagens do produto.',
    ],
    en: [
      'Few images',
      'The product has {count} image(s); TikTok advises five or more.',
      'Add more images of the product.',
    ],
  },
  'sale-price-ignored': {
    action: 'edit-product',
    pt: [
      'Preço promocional ignorado',
      'O preço promocional não foi usado: {reason}. Vale o preço normal.',
      'Corrija o preço promocional no feed.',
    ],
    en: [
      'Sale price ignored',
      'The sale price was not used: {reason}. The regular price holds.',
      'Correct the sale price in the feed.',
    ],
  },
  'preorder-not-sold': {
    action: 'edit-product',
    pt: [
      'Pré-venda não é vendida',
      'A disponibilidade é {availability}; sem estoque pronto, vai com zero unidades.',
      'Marque como em estoque quando houver unidades para entrega imediata.',
    ],
    en: [
      'Pre-order is not sold',
      'The availability is {availability}; without units at hand it goes with none.',
      'Mark it in stock once there are units to ship.',
    ],
  },
  'quantity-invalid': {
    action: 'edit-product',
    pt: [
      'Quantidade inválida',
      'A quantidade {quantity} foi tratada como zero.',
      'Corrija o estoque no feed ou na VTEX.',
    ],
    en: ['Quantity invalid', 'The quantity {quantity} counts as zero.', 'Correct the stock in the feed or in VTEX.'],
  },
  'measure-unusable': {
    action: 'edit-product',
    pt: [
      'Medida não utilizada',
      '{measure} "{value} {unit}" não tem unidade conhecida ou não é maior que zero.',
      'Informe a medida com unidade (kg, g, cm) ou a unidade padrão nas configurações do cliente.',
    ],
    en: [
      'Measure not used',
      '{measure} "{value} {unit}" has no known unit or is not above zero.',
      "Give the measure with a unit (kg, g, cm), or a default unit in the client's settings.",
    ],
  },
  'gtin-ignored': {
    action: 'edit-product',
    pt: [
      'Código de barras não enviado',
      'O código {gtin} {reason}; o SKU é publicado sem ele.',
      'Corrija o código de barras na loja ou no feed.',
    ],
    en: [
      'Barcode not sent',
      'The code {gtin} is {reason}; the SKU is listed without it.',
      'Correct the barcode in the shop or the feed.',
    ],
  },
  'category-default': {
    action: 'map-category',
    pt: [
      'Categoria padrão usada',
      'Nenhum mapeamento ou sugestão segura cobre o produto; ele foi para a categoria padrão do cliente ({leaf}).',
      'Mapeie a categoria do produto: ponte taxonomy suggest mostra sugestões.',
    ],
    en: [
      'Default category used',
      "No mapping and no suggestion that is sure enough covers the product; it went to the client's default ({leaf}).",
      'Map the category of the product: ponte taxonomy suggest shows suggestions.',
    ],
  },
};
