import type { Catalogue, CatalogueEntry } from './catalogue-entry.ts';

/** What is wrong with one item of a feed. */
export const FEED_ITEM_MESSAGES: Catalogue = {
  'id-missing': item(
    [
      'Item sem id',
      'O item não tem id; sem ele não pode ser acompanhado, e nenhuma remoção vale neste documento.',
      'Dê um id ao item no feed.',
    ],
    [
      'Item without an id',
      'The item has no id; without one it cannot be followed, and no removal counts in this document.',
      'Give the item an id in the feed.',
    ],
  ),
  'too-large': item(
    [
      'Item grande demais',
      'O item passa do limite de tamanho e não foi lido.',
      'Reduza a descrição ou os campos do item.',
    ],
    [
      'Item too large',
      'The item is beyond the size limit and was not read.',
      "Shorten the item's description or fields.",
    ],
  ),
  'too-deep': item(
    ['Item com níveis demais', 'O item aninha elementos além do limite ({limit}).', 'Simplifique a estrutura do item.'],
    ['Item nested too deep', 'The item nests elements beyond the limit ({limit}).', "Simplify the item's structure."],
  ),
  'too-many-attributes': item(
    ['Item com atributos demais', 'Uma marca do item tem atributos além do limite ({limit}).', 'Simplifique o item.'],
    [
      'Item with too many attributes',
      'A tag of the item has attributes beyond the limit ({limit}).',
      'Simplify the item.',
    ],
  ),
  'not-closed': item(
    ['Item não fechado', 'O documento termina, ou outro item começa, antes do fim deste.', 'Corrija o XML na origem.'],
    [
      'Item not closed',
      'The document ends, or another item begins, before the end of this one.',
      'Correct the XML at its source.',
    ],
  ),
  'item-unreadable': item(
    ['Item ilegível', 'A marcação do item não pode ser lida: {reason}.', 'Corrija o XML do item.'],
    ['Item unreadable', 'The markup of the item cannot be read: {reason}.', "Correct the item's XML."],
  ),
  'entity-expansion': item(
    [
      'Item com entidades demais',
      'As entidades do item crescem além de {limit} caracteres; por segurança não foi lido.',
      'Escreva o texto em vez de entidades.',
    ],
    [
      'Item with too many entities',
      'The entities of the item grow beyond {limit} characters; for safety it was not read.',
      'Write the text instead of entities.',
    ],
  ),
  'markup-repaired': item(
    [
      'Marcação do item reparada',
      'A marcação do item está quebrada ({reason}) e foi reparada.',
      'Corrija o XML do item.',
    ],
    [
      'Item markup repaired',
      'The markup of the item is broken ({reason}) and was repaired.',
      "Correct the item's XML.",
    ],
  ),
  'bare-ampersand': item(
    ['& sem escape', 'Um & solto foi lido como texto.', 'Escreva &amp; no XML.'],
    ['Bare &', 'A bare & was read as text.', 'Write &amp; in the XML.'],
  ),
  'unknown-entity': item(
    [
      'Entidade desconhecida',
      'A entidade &{name}; não foi declarada e ficou como texto.',
      'Escreva o caractere em vez da entidade.',
    ],
    [
      'Unknown entity',
      'The entity &{name}; is not declared and was left as text.',
      'Write the character instead of the entity.',
    ],
  ),
  'invalid-character-reference': item(
    [
      'Referência inválida',
      'A referência &{name}; não é de um caractere válido e foi retirada.',
      'Corrija o texto na origem.',
    ],
    [
      'Invalid reference',
      'The reference &{name}; names no valid character and was dropped.',
      'Correct the text at its source.',
    ],
  ),
  'control-character': item(
    ['Caractere de controle', 'Um caractere de controle foi retirado.', 'Corrija o texto na origem.'],
    ['Control character', 'A control character was removed.', 'Correct the text at its source.'],
  ),
  'windows-1252-character': item(
    [
      'Caractere de outra codificação',
      'Um caractere de windows-1252 foi traduzido.',
      'Gere o feed na codificação que ele declara.',
    ],
    [
      'Character of another encoding',
      'A character of windows-1252 was translated.',
      'Write the feed in the encoding it declares.',
    ],
  ),
  'variants-ignored': item(
    [
      'Variações não lidas',
      'O item tem {count} variações dentro dele; só a primeira foi lida.',
      'Publique cada variação como um item, com item_group_id.',
    ],
    [
      'Variants not read',
      'The item holds {count} variants; only the first was read.',
      'Publish each variant as an item, with item_group_id.',
    ],
  ),
  'price-ambiguous': item(
    [
      'Preço ambíguo',
      '{field} "{text}" pode ser milhares ou decimais; adivinhar poderia vender por um milésimo do preço.',
      'Escreva o preço com duas casas decimais e a moeda, como 1299.00 BRL.',
    ],
    [
      'Price ambiguous',
      '{field} "{text}" can be thousands or decimals; a guess could sell at a thousandth of the price.',
      'Write the price with two decimals and the currency, such as 1299.00 BRL.',
    ],
  ),
  'price-unreadable': item(
    ['Preço ilegível', '{field} "{text}" não é um preço.', 'Escreva o preço como 1299.00 BRL.'],
    ['Price unreadable', '{field} "{text}" is not a price.', 'Write the price as 1299.00 BRL.'],
  ),
  'price-range': item(
    ['Faixa de preço', '{field} "{text}" é uma faixa, não um preço.', 'Informe um só preço por item.'],
    ['Price range', '{field} "{text}" is a range, not a price.', 'Give one price for each item.'],
  ),
  'price-negative': item(
    ['Preço negativo', '{field} "{text}" é negativo.', 'Corrija o preço na loja ou no feed.'],
    ['Price negative', '{field} "{text}" is negative.', 'Correct the price in the shop or the feed.'],
  ),
  'price-zero': item(
    ['Preço zero', '{field} "{text}" é zero.', 'Corrija o preço na loja ou no feed.'],
    ['Price zero', '{field} "{text}" is zero.', 'Correct the price in the shop or the feed.'],
  ),
  'price-absurd': item(
    ['Preço absurdo', '{field} "{text}" é alto demais para ser um preço.', 'Corrija o preço na loja ou no feed.'],
    ['Price absurd', '{field} "{text}" is too high to be a price.', 'Correct the price in the shop or the feed.'],
  ),
  'availability-unknown': item(
    [
      'Disponibilidade desconhecida',
      '"{text}" não é uma disponibilidade conhecida.',
      'Use in_stock, out_of_stock, preorder ou backorder.',
    ],
    [
      'Availability unknown',
      '"{text}" is not a known availability.',
      'Use in_stock, out_of_stock, preorder or backorder.',
    ],
  ),
  'date-unreadable': item(
    ['Data ilegível', '{field} "{text}" não é uma data.', 'Escreva a data em ISO 8601.'],
    ['Date unreadable', '{field} "{text}" is not a date.', 'Write the date in ISO 8601.'],
  ),
  'measure-unreadable': item(
    ['Medida ilegível', '{field} "{text}" não é uma medida.', 'Escreva a medida com unidade, como 0.5 kg.'],
    ['Measure unreadable', '{field} "{text}" is not a measure.', 'Write the measure with its unit, such as 0.5 kg.'],
  ),
  'quantity-unreadable': item(
    ['Quantidade ilegível', '"{text}" não é um número.', 'Escreva a quantidade em unidades inteiras.'],
    ['Quantity unreadable', '"{text}" is not a number.', 'Write the quantity in whole units.'],
  ),
  'quantity-negative': item(
    ['Quantidade negativa', '"{text}" é negativa e vale zero.', 'Corrija o estoque na loja ou no feed.'],
    ['Quantity negative', '"{text}" is negative and counts as 0.', 'Correct the stock in the shop or the feed.'],
  ),
};

function item(pt: CatalogueEntry['pt'], en: CatalogueEntry['en']): CatalogueEntry {
  return { action: 'edit-product', pt, en };
}
