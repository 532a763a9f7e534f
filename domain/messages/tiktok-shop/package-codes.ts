import type { CodeGroup } from './code-group.ts';

/** Codes about weight and size of the package. */
export const PACKAGE_CODES: readonly CodeGroup[] = [
  {
    codes: [12052003],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Altura da embalagem inválida', 'A altura não é um número aceito.', 'Informe a altura em centímetros.'],
    en: ['Package height invalid', 'The height is not an accepted number.', 'Give the height in centimetres.'],
  },
  {
    codes: [12052004],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Largura da embalagem inválida', 'A largura não é um número aceito.', 'Informe a largura em centímetros.'],
    en: ['Package width invalid', 'The width is not an accepted number.', 'Give the width in centimetres.'],
  },
  {
    codes: [12052005],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Comprimento da embalagem inválido',
      'O comprimento não é um número aceito.',
      'Informe o comprimento em centímetros.',
    ],
    en: ['Package length invalid', 'The length is not an accepted number.', 'Give the length in centimetres.'],
  },
  {
    codes: [12052006],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Peso da embalagem inválido', 'O peso não é um número aceito.', 'Informe o peso em quilos ou gramas.'],
    en: ['Package weight invalid', 'The weight is not an accepted number.', 'Give the weight in kilograms or grams.'],
  },
  {
    codes: [12052116, 12019012],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Tamanho da embalagem recusado',
      'As medidas da embalagem não são aceitas ou são grandes demais.',
      'Confira altura, largura e comprimento da embalagem.',
    ],
    en: [
      'Package size refused',
      'The measures of the package are not accepted or too large.',
      'Check height, width and length of the package.',
    ],
  },
  {
    codes: [12019011],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Peso da embalagem recusado',
      'O peso da embalagem não é aceito ou é grande demais.',
      'Confira o peso da embalagem.',
    ],
    en: [
      'Package weight refused',
      'The weight of the package is not accepted or too large.',
      'Check the weight of the package.',
    ],
  },
  {
    codes: [12052181],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Peso da embalagem zerado',
      'O produto está com peso zero.',
      'Preencha o peso na VTEX ou defina um padrão para a categoria.',
    ],
    en: [
      'Package weight is zero',
      'The product has a weight of zero.',
      'Fill in the weight in VTEX or set a default for the category.',
    ],
  },
  {
    codes: [12052915],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Unidades de peso e medida não combinam',
      'O peso e as medidas foram enviados em sistemas diferentes.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Units of weight and size do not match',
      'Weight and measures were sent in different systems.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12019061],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Unidade imperial em loja fora dos EUA',
      'Peso ou medidas foram enviados em libras ou polegadas, aceitas só nos EUA.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Imperial unit in a shop outside the US',
      'Weight or measures were sent in pounds or inches, taken only in the US.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052916, 12019060],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Unidade de medida recusada na região',
      'A unidade enviada não vale nesta região.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Unit refused in the region',
      'The unit that was sent is not taken in this region.',
      'Report it to Ponte support with the call number.',
    ],
  },
];
