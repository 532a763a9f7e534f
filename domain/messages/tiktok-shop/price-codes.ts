import type { CodeGroup } from './code-group.ts';

/** Codes about prices. */
export const PRICE_CODES: readonly CodeGroup[] = [
  {
    codes: [12052073],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Preço inválido',
      'O TikTok não aceitou o preço do SKU.',
      'Corrija o preço: no Brasil, entre R$ 0,50 e R$ 10.000,00.',
    ],
    en: [
      'Price invalid',
      'TikTok did not accept the price of the SKU.',
      'Correct the price: in Brazil between R$ 0.50 and R$ 10,000.00.',
    ],
  },
  {
    codes: [12052012],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Preço em formato errado',
      'O preço foi enviado em um formato que o TikTok não lê.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Price in the wrong format',
      'The price was sent in a format that TikTok does not read.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052570],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Preço acima do limite',
      'O preço passa do máximo que o TikTok aceita, R$ 10.000,00 no Brasil.',
      'Reduza o preço ou retire o produto do TikTok.',
    ],
    en: [
      'Price above the limit',
      'The price is higher than TikTok takes, R$ 10,000.00 in Brazil.',
      'Lower the price or take the product off TikTok.',
    ],
  },
  {
    codes: [12052084],
    kind: 'fix-config',
    action: 'edit-settings',
    pt: [
      'Moeda não é a da loja',
      'O preço foi enviado em uma moeda que a loja do TikTok não usa.',
      'Use uma política comercial em reais (BRL).',
    ],
    en: [
      "Currency is not the shop's",
      'The price was sent in a currency that the TikTok shop does not use.',
      'Use a trade policy in Brazilian reais (BRL).',
    ],
  },
  {
    codes: [12052038, 12019045],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Preço travado por uma promoção',
      'O produto está em uma promoção do TikTok, que não deixa mudar o preço.',
      'Espere o fim da promoção ou retire o produto dela; a Ponte tenta de novo.',
    ],
    en: [
      'Price locked by a promotion',
      'The product is in a TikTok promotion, which does not let the price change.',
      'Wait for the end of the promotion or take the product out of it; Ponte tries again.',
    ],
  },
  {
    codes: [12052571],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['SKU sem preço', 'Um SKU foi enviado sem preço.', 'Defina o preço do SKU na VTEX ou no feed.'],
    en: ['SKU without price', 'A SKU was sent without a price.', 'Set the price of the SKU in VTEX or in the feed.'],
  },
  {
    codes: [12019113],
    kind: 'permanent',
    action: 'retry',
    pt: [
      'Situação do produto não permite a mudança',
      'O preço ou o estoque só pode mudar com o produto ativo.',
      'A Ponte tenta de novo quando o produto for aprovado.',
    ],
    en: [
      'Product state does not allow the change',
      'Price and stock can only change while the product is active.',
      'Ponte tries again once the product is approved.',
    ],
  },
  {
    codes: [12052092, 12052572, 12052424],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Preço promocional inválido',
      'O preço de venda enviado falta ou não é aceito.',
      'Confira o preço "por" do produto.',
    ],
    en: [
      'Sale price invalid',
      'The sale price that was sent is missing or not accepted.',
      'Check the sale price of the product.',
    ],
  },
  {
    codes: [12052375, 12052376, 12052383],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Preço de tabela recusado',
      'O preço "de" não é aceito para este produto ou passa do limite.',
      'Retire ou corrija o preço "de".',
    ],
    en: [
      'List price refused',
      'The list price is not accepted for this product or is above the limit.',
      'Remove or correct the list price.',
    ],
  },
  {
    codes: [12019121],
    kind: 'retry',
    action: 'retry',
    pt: ['Falha ao calcular o preço', 'O TikTok não conseguiu calcular o preço.', 'A Ponte tenta de novo.'],
    en: ['Price could not be computed', 'TikTok failed to compute the price.', 'Ponte tries again.'],
  },
  {
    codes: [12052096],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Preço sem depósito',
      'O SKU não tem depósito, e por isso o preço não pode mudar.',
      'Atribua um depósito ao SKU no Seller Center.',
    ],
    en: [
      'Price without a warehouse',
      'The SKU has no warehouse, so that its price cannot change.',
      'Assign a warehouse to the SKU in Seller Center.',
    ],
  },
];
