import type { CodeGroup } from './code-group.ts';

/** For codes that TikTok has not published: what their range is about. The last one fits everything. */
export const RANGES: readonly (Omit<CodeGroup, 'codes'> & { readonly prefix: string })[] = [
  ...['12019', '12038', '12052'].map((prefix) => ({
    prefix,
    kind: 'fix-product' as const,
    action: 'edit-product' as const,
    pt: [
      'Produto recusado pelo TikTok',
      'O TikTok não aceitou um dado do produto; a mensagem original diz qual.',
      'Corrija o produto conforme a mensagem e envie de novo.',
    ] as const,
    en: [
      'Product refused by TikTok',
      'TikTok did not accept a value of the product; the original message tells which.',
      'Correct the product as the message says and send it again.',
    ] as const,
  })),
  ...['110', '210'].map((prefix) => ({
    prefix,
    kind: 'permanent' as const,
    action: 'open-seller-center' as const,
    pt: [
      'Envio recusado pelo TikTok',
      'O TikTok não aceitou uma etapa do envio deste pedido; a mensagem original diz por quê.',
      'Veja o pedido no Seller Center e conclua a etapa por lá.',
    ] as const,
    en: [
      'Shipment refused by TikTok',
      'TikTok did not accept a step of shipping this order; the original message tells why.',
      'Look at the order in Seller Center and finish the step there.',
    ] as const,
  })),
  ...['1000', '1003'].map((prefix) => ({
    prefix,
    kind: 'permanent' as const,
    action: 'open-seller-center' as const,
    pt: [
      'Pedido recusado pelo TikTok',
      'O TikTok não atendeu a uma chamada sobre este pedido.',
      'Veja o pedido no Seller Center.',
    ] as const,
    en: [
      'Order call refused by TikTok',
      'TikTok did not serve a call about this order.',
      'Look at the order in Seller Center.',
    ] as const,
  })),
  {
    prefix: '250',
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Pós-venda recusada pelo TikTok',
      'O TikTok não aceitou uma etapa do cancelamento ou da devolução.',
      'Veja a solicitação no Seller Center.',
    ],
    en: [
      'After-sales step refused by TikTok',
      'TikTok did not accept a step of the cancellation or return.',
      'Look at the request in Seller Center.',
    ],
  },
  {
    prefix: '3600400',
    kind: 'credentials',
    action: 'reconnect',
    pt: ['Autorização recusada', 'O TikTok não aceitou a autorização desta loja.', 'Conecte a loja de novo.'],
    en: ['Authorization refused', 'TikTok did not accept the authorization of this shop.', 'Connect the shop again.'],
  },
  {
    prefix: '',
    kind: 'permanent',
    action: 'contact-support',
    pt: [
      'Recusado pelo TikTok',
      'O TikTok recusou a chamada com um código que ainda não conhecemos.',
      'Veja a mensagem original e avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Refused by TikTok',
      'TikTok refused the call with a code that is not known yet.',
      'See the original message and report it to Ponte support with the call number.',
    ],
  },
];
