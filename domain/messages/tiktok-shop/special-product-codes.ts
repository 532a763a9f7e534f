import type { CodeGroup } from './code-group.ts';

/** Codes about pre-sales, combos and other special products. */
export const SPECIAL_PRODUCT_CODES: readonly CodeGroup[] = [
  {
    codes: [12019094, 12019095, 12019096, 12019097, 12019098, 12052269],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Pré-venda incompleta',
      'Os dados de pré-venda faltam ou se contradizem.',
      'Corrija tipo, prazo e data da pré-venda.',
    ],
    en: [
      'Pre-sale incomplete',
      'The pre-sale data is missing or contradicts itself.',
      'Correct type, time and date of the pre-sale.',
    ],
  },
  {
    codes: [12019099, 12052702, 12052278, 12052310],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Pré-venda não permitida para a loja',
      'Este tipo de pré-venda não vale na região ou para este vendedor.',
      'Envie o produto como venda normal.',
    ],
    en: [
      'Pre-sale not allowed for the shop',
      'This type of pre-sale is not taken in the region or from this seller.',
      'Send the product as a normal sale.',
    ],
  },
  {
    codes: [12019100, 12052712, 12052275],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Pré-venda diferente entre SKUs',
      'Todos os SKUs do produto precisam da mesma pré-venda, com prazo válido.',
      'Iguale a pré-venda de todos os SKUs.',
    ],
    en: [
      'Pre-sale differs between SKUs',
      'All SKUs of the product need the same pre-sale with a valid time.',
      'Make the pre-sale of all SKUs equal.',
    ],
  },
  {
    codes: [12052273, 12052314, 12052315, 12052329],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Tipo de venda não pode mais mudar',
      'Um produto publicado não troca entre venda normal, pré-venda e sob encomenda.',
      'Crie um novo produto com o outro tipo de venda.',
    ],
    en: [
      'Type of sale can no longer change',
      'A published product does not change between normal sale, pre-sale and made to order.',
      'Create a new product with the other type of sale.',
    ],
  },
  {
    codes: [12052311],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Encomendas demais na loja',
      'A quantidade ou a parcela de produtos por encomenda passa do limite.',
      'Reduza os produtos por encomenda.',
    ],
    en: [
      'Too many backorders in the shop',
      'The number or share of products on backorder is above the limit.',
      'Reduce the products on backorder.',
    ],
  },
  {
    codes: [12052159, 12052160, 12052162],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Peça única com mais de um',
      'Um produto de peça única só pode ter um SKU e uma unidade.',
      'Deixe um SKU com uma unidade.',
    ],
    en: [
      'Unique item with more than one',
      'A unique item may only have one SKU and one unit.',
      'Leave one SKU with one unit.',
    ],
  },
  {
    codes: [12052163, 12052219, 12052228, 12052229],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Produto especial não pode ser alterado assim',
      'Brindes, combos, pré-vendas e entregas imediatas não aceitam esta mudança.',
      'Altere o produto no Seller Center.',
    ],
    en: [
      'Special product cannot be changed like this',
      'Gifts, combos, pre-sales and instant deliveries do not take this change.',
      'Change the product in Seller Center.',
    ],
  },
  {
    codes: [12052371],
    kind: 'permanent',
    action: 'wait',
    pt: ['Produto em leilão', 'O produto está em um leilão e não pode mudar.', 'Espere o fim do leilão.'],
    en: [
      'Product in an auction',
      'The product is in an auction and cannot change.',
      'Wait for the end of the auction.',
    ],
  },
  {
    codes: [12052222],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Pagamento na entrega não permitido',
      'A categoria não aceita pagamento na entrega.',
      'Desative o pagamento na entrega.',
    ],
    en: ['Cash on delivery not allowed', 'The category does not take cash on delivery.', 'Disable cash on delivery.'],
  },
  {
    codes: [12052216, 12052282, 12052283, 12052284, 12052285, 12052295, 12052365],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Fabricante ausente ou inválido',
      'O produto precisa de um fabricante cadastrado e associado à loja.',
      'Cadastre o fabricante no Seller Center e associe ao produto.',
    ],
    en: [
      'Manufacturer missing or invalid',
      'The product needs a manufacturer that is registered and tied to the shop.',
      'Register the manufacturer in Seller Center and tie it to the product.',
    ],
  },
  {
    codes: [12052287, 12052288, 12052289, 12052290, 12052296, 12052366],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Responsável ausente ou inválido',
      'O produto precisa de uma pessoa responsável cadastrada e associada à loja.',
      'Cadastre o responsável no Seller Center e associe ao produto.',
    ],
    en: [
      'Responsible person missing or invalid',
      'The product needs a responsible person who is registered and tied to the shop.',
      'Register the person in Seller Center and tie them to the product.',
    ],
  },
  {
    codes: [
      12052805, 12052815, 12052831, 12052832, 12052833, 12052834, 12052840, 12052841, 12052848, 12052859, 12052861,
    ],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Regras do combo não cumpridas',
      'O combo passa de um limite do TikTok: itens, quantidades, mínimo por pedido ou preço.',
      'Ajuste o combo no Seller Center.',
    ],
    en: [
      'Rules of the combo not met',
      'The combo goes beyond a limit of TikTok: items, quantities, minimum per order or price.',
      'Adjust the combo in Seller Center.',
    ],
  },
  {
    codes: [
      12052835, 12052842, 12052843, 12052844, 12052847, 12052850, 12052853, 12052854, 12052857, 12052863, 12052864,
    ],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Composição do combo inválida',
      'Um item do combo não existe, está inativo ou não pode ser trocado.',
      'Refaça o combo no Seller Center.',
    ],
    en: [
      'Composition of the combo invalid',
      'An item of the combo does not exist, is inactive or cannot be exchanged.',
      'Make the combo again in Seller Center.',
    ],
  },
  {
    codes: [12052836, 12052837, 12052838, 12052846, 12052849, 12052862],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Combo não permitido',
      'A categoria, a marca ou a conta não permite este combo.',
      'Veja as regras de combos no Seller Center.',
    ],
    en: [
      'Combo not allowed',
      'The category, the brand or the account does not allow this combo.',
      'See the rules for combos in Seller Center.',
    ],
  },
];
