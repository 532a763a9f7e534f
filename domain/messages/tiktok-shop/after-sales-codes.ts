import type { CodeGroup } from './code-group.ts';

/** Codes about cancellations, returns and refunds. */
export const AFTER_SALES_CODES: readonly CodeGroup[] = [
  {
    codes: [25001003, 25001021, 25001051],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Situação do pedido não permite',
      'O pedido não está em uma situação que aceite cancelamento ou devolução.',
      'Veja a situação do pedido no Seller Center.',
    ],
    en: [
      'Order state does not allow it',
      'The order is not in a state that takes a cancellation or return.',
      'See the state of the order in Seller Center.',
    ],
  },
  {
    codes: [25001010, 25001011, 25007007],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Já existe uma solicitação',
      'O pedido já foi cancelado ou tem uma solicitação em andamento.',
      'Acompanhe a solicitação existente.',
    ],
    en: [
      'There is a request already',
      'The order was cancelled already or has a request under way.',
      'Follow the existing request.',
    ],
  },
  {
    codes: [25001014, 25001015, 25001016, 25001020, 25001057],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Motivo não aceito',
      'O motivo enviado não existe ou não vale para este caso.',
      'Escolha outro motivo no Seller Center e avise o suporte da Ponte.',
    ],
    en: [
      'Reason not accepted',
      'The reason that was sent does not exist or does not fit this case.',
      'Choose another reason in Seller Center and report it to Ponte support.',
    ],
  },
  {
    codes: [25001044, 25011012, 25011013],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Solicitação não pode ser aprovada',
      'A solicitação não está em uma etapa que aceite aprovação.',
      'Veja a solicitação no Seller Center.',
    ],
    en: [
      'Request cannot be approved',
      'The request is not at a step that takes an approval.',
      'See the request in Seller Center.',
    ],
  },
  {
    codes: [25001045],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Pedido já saiu',
      'O pedido já foi enviado e a coleta não pode ser cancelada.',
      'Combine a devolução com o comprador.',
    ],
    en: [
      'Order has left',
      'The order was shipped and the pick-up cannot be cancelled.',
      'Agree on a return with the buyer.',
    ],
  },
  {
    codes: [25001046, 25011023],
    kind: 'permanent',
    action: 'contact-support',
    pt: [
      'Bloqueado pela análise de risco',
      'O controle de risco do TikTok bloqueou a solicitação.',
      'Fale com o suporte do TikTok.',
    ],
    en: ['Blocked by risk control', "TikTok's risk control blocked the request.", 'Contact TikTok support.'],
  },
  {
    codes: [25005005],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Reembolso maior que o permitido',
      'O valor passa do que ainda pode ser reembolsado.',
      'Reduza o valor do reembolso.',
    ],
    en: [
      'Refund larger than allowed',
      'The amount is more than what can still be refunded.',
      'Lower the amount of the refund.',
    ],
  },
  {
    codes: [25005010, 25005011],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Itens não aceitos na solicitação',
      'O TikTok não permite tratar estes itens separadamente ou nesta quantidade.',
      'Trate o pedido inteiro no Seller Center.',
    ],
    en: [
      'Items not accepted in the request',
      'TikTok does not allow handling these items separately or in this quantity.',
      'Handle the whole order in Seller Center.',
    ],
  },
  {
    codes: [25011010],
    kind: 'permanent',
    action: 'wait',
    pt: ['Com a equipe do TikTok', 'A solicitação está sendo decidida pelo TikTok.', 'Espere a decisão.'],
    en: ["With TikTok's team", 'The request is being decided by TikTok.', 'Wait for the decision.'],
  },
  {
    codes: [25011011, 25011025, 25011035, 25020012],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Solicitação não pode ser recusada',
      'A solicitação não está em uma etapa que aceite recusa.',
      'Veja a solicitação no Seller Center.',
    ],
    en: [
      'Request cannot be refused',
      'The request is not at a step that takes a refusal.',
      'See the request in Seller Center.',
    ],
  },
  {
    codes: [25011032],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Reembolso parcial não permitido',
      'A etapa da solicitação não aceita reembolso parcial.',
      'Aceite ou recuse por inteiro no Seller Center.',
    ],
    en: [
      'Partial refund not allowed',
      'The step of the request does not take a partial refund.',
      'Accept or refuse as a whole in Seller Center.',
    ],
  },
  {
    codes: [25020003, 25020004],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Decisão não cabe na solicitação',
      'A decisão enviada não vale para o tipo ou a etapa da solicitação.',
      'Decida no Seller Center e avise o suporte da Ponte.',
    ],
    en: [
      'Decision does not fit the request',
      'The decision that was sent does not fit the type or step of the request.',
      'Decide in Seller Center and report it to Ponte support.',
    ],
  },
  {
    codes: [25020009],
    kind: 'permanent',
    action: 'wait',
    pt: ['Solicitação já cancelada', 'A solicitação foi cancelada antes.', 'Nada a fazer.'],
    en: ['Request cancelled already', 'The request was cancelled before.', 'Nothing to do.'],
  },
  {
    codes: [25020010],
    kind: 'permanent',
    action: 'wait',
    pt: ['Solicitação já aprovada', 'A solicitação foi aprovada antes e não pode ser recusada.', 'Nada a fazer.'],
    en: ['Request approved already', 'The request was approved before and cannot be refused.', 'Nothing to do.'],
  },
  {
    codes: [25020011],
    kind: 'permanent',
    action: 'wait',
    pt: ['Devolução já recebida', 'A devolução já foi marcada como recebida.', 'Nada a fazer.'],
    en: ['Return received already', 'The return is marked as received already.', 'Nothing to do.'],
  },
];
