import type { CodeGroup } from './code-group.ts';

/** Codes about stock. */
export const STOCK_CODES: readonly CodeGroup[] = [
  {
    codes: [12052055],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Estoque fora do limite',
      'A quantidade não está entre os valores que o TikTok aceita (até 99.999).',
      'Corrija o estoque; com zero, a Ponte desativa o produto.',
    ],
    en: [
      'Stock out of bounds',
      'The quantity is not within the values that TikTok takes (up to 99,999).',
      'Correct the stock; at zero Ponte deactivates the product.',
    ],
  },
  {
    codes: [12019024],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Estoque inválido', 'A quantidade em estoque não é um número inteiro aceito.', 'Corrija o estoque do SKU.'],
    en: ['Stock invalid', 'The quantity in stock is not an accepted whole number.', 'Correct the stock of the SKU.'],
  },
  {
    codes: [12052486],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['SKU sem estoque informado', 'Um SKU foi enviado sem a quantidade em estoque.', 'Informe o estoque do SKU.'],
    en: ['SKU without stock', 'A SKU was sent without its quantity in stock.', 'Give the stock of the SKU.'],
  },
  {
    codes: [12052393],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Estoque travado por uma promoção',
      'O produto está em promoção e o estoque não pode ficar abaixo do atual.',
      'Espere o fim da promoção ou retire o produto dela.',
    ],
    en: [
      'Stock locked by a promotion',
      'The product is in a promotion and its stock may not go below the current one.',
      'Wait for the end of the promotion or take the product out of it.',
    ],
  },
  {
    codes: [12052921, 12052141],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Estoque compartilhado com outra loja',
      'O estoque deste produto vem da loja de origem e não muda por aqui.',
      'Altere o estoque na loja de origem.',
    ],
    en: [
      'Stock shared with another shop',
      'The stock of this product comes from its source shop and does not change here.',
      'Change the stock in the source shop.',
    ],
  },
  {
    codes: [12052037],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Estoque distribuído pelo TikTok',
      'O TikTok reparte o estoque sozinho, ou os depósitos enviados não são os do SKU.',
      'Confira no Seller Center a repartição do estoque e os depósitos.',
    ],
    en: [
      'Stock allocated by TikTok',
      'TikTok allocates the stock by itself, or the warehouses sent are not those of the SKU.',
      'Check the allocation of the stock and the warehouses in Seller Center.',
    ],
  },
  {
    codes: [12052503],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Estoque compartilhado com valores diferentes',
      'No modo compartilhado, todos os SKUs precisam ter a mesma quantidade.',
      'Iguale as quantidades ou mude o modo no Seller Center.',
    ],
    en: [
      'Shared stock with different values',
      'In shared mode all SKUs must have the same quantity.',
      'Make the quantities equal or change the mode in Seller Center.',
    ],
  },
  {
    codes: [12052144, 12052382],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Depósito da plataforma',
      'O estoque deste depósito é do TikTok e não pode ser alterado por aqui.',
      'Altere o estoque no Seller Center.',
    ],
    en: [
      'Platform warehouse',
      'The stock of this warehouse is kept by TikTok and cannot be changed here.',
      'Change the stock in Seller Center.',
    ],
  },
];
