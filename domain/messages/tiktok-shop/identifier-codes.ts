import type { CodeGroup } from './code-group.ts';

/** Codes about barcodes and other identifiers. */
export const IDENTIFIER_CODES: readonly CodeGroup[] = [
  {
    codes: [12052591],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Código de barras com tamanho errado',
      'O código não tem a quantidade de dígitos do seu tipo (EAN 8, 13 ou 14, GTIN 14, UPC 12).',
      'Corrija o código de barras no cadastro.',
    ],
    en: [
      'Barcode of the wrong length',
      'The code does not have the digits of its type (EAN 8, 13 or 14, GTIN 14, UPC 12).',
      'Correct the barcode of the product.',
    ],
  },
  {
    codes: [12052592],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Código de barras repetido',
      'Dois SKUs usam o mesmo código de barras.',
      'Dê a cada SKU o seu próprio código.',
    ],
    en: ['Barcode repeated', 'Two SKUs use the same barcode.', 'Give each SKU its own code.'],
  },
  {
    codes: [12052593],
    kind: 'permanent',
    action: 'edit-product',
    pt: [
      'Código de barras não pode mais mudar',
      'O TikTok congela o código de barras depois do primeiro envio.',
      'Volte ao código enviado antes ou crie um novo produto.',
    ],
    en: [
      'Barcode can no longer change',
      'TikTok freezes the barcode after the first submission.',
      'Go back to the code sent before or create a new product.',
    ],
  },
  {
    codes: [12052598],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['ISBN com X fora do lugar', 'Em um ISBN, só o último dígito pode ser X.', 'Corrija o ISBN.'],
    en: ['ISBN with X in the wrong place', 'In an ISBN only the last digit may be X.', 'Correct the ISBN.'],
  },
  {
    codes: [12052600],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Tipo do código de barras ausente',
      'O código de barras foi enviado sem dizer se é EAN, GTIN, UPC, ISBN ou JAN.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Barcode type missing',
      'The barcode was sent without saying whether it is EAN, GTIN, UPC, ISBN or JAN.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052291, 12052292, 12052294],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Códigos de barras extras inválidos',
      'Os códigos adicionais do SKU são demais, malformados ou não valem nesta região.',
      'Retire os códigos adicionais.',
    ],
    en: [
      'Extra barcodes invalid',
      'The additional codes of the SKU are too many, malformed or not taken in this region.',
      'Remove the additional codes.',
    ],
  },
  {
    codes: [12052996],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Identificação externa repetida',
      'Outro produto ou SKU da loja já usa a mesma identificação da VTEX.',
      'Confira se o produto já existe no TikTok e vincule em vez de criar.',
    ],
    en: [
      'External id repeated',
      'Another product or SKU of the shop already uses the same VTEX id.',
      'Check whether the product exists on TikTok already and link it instead of creating it.',
    ],
  },
];
