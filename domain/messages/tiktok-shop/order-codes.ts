import type { CodeGroup } from './code-group.ts';

/** Codes about orders, invoices and labels. */
export const ORDER_CODES: readonly CodeGroup[] = [
  {
    codes: [10002014, 10002015, 10037002, 10037003, 10037004],
    kind: 'retry',
    action: 'retry',
    pt: [
      'Pedidos não puderam ser lidos',
      'O TikTok não conseguiu entregar os pedidos agora.',
      'A Ponte tenta de novo; se durar horas, fale com o suporte do TikTok.',
    ],
    en: [
      'Orders could not be read',
      'TikTok could not deliver the orders now.',
      'Ponte tries again; if it lasts for hours, contact TikTok support.',
    ],
  },
  {
    codes: [10006402, 25020005],
    kind: 'fix-config',
    action: 'reconnect',
    pt: [
      'Sem permissão para o pedido',
      'A autorização não alcança este pedido.',
      'Confira se a loja conectada é a do pedido e reconecte.',
    ],
    en: [
      'No permission for the order',
      'The authorization does not reach this order.',
      "Check that the connected shop is the order's and reconnect.",
    ],
  },
  {
    codes: [21008111, 21011028, 21011029],
    kind: 'fix-config',
    action: 'reconnect',
    pt: [
      'Pedido ou pacote de outra loja',
      'O pedido ou pacote não é desta loja.',
      'Confira se a loja conectada é a certa.',
    ],
    en: [
      'Order or package of another shop',
      "The order or package is not this shop's.",
      'Check that the right shop is connected.',
    ],
  },
  {
    codes: [25007006],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: ['Pedido não encontrado', 'O TikTok não encontrou o pedido.', 'Procure o pedido no Seller Center.'],
    en: ['Order not found', 'TikTok did not find the order.', 'Look for the order in Seller Center.'],
  },
  {
    codes: [21004006],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Falta a nota fiscal',
      'No Brasil, o pedido só pode ser enviado depois que a NF-e foi recebida pelo TikTok.',
      'Emita e envie a NF-e do pedido.',
    ],
    en: [
      'Invoice missing',
      'In Brazil an order can only be shipped after TikTok has received its NF-e.',
      'Issue and upload the NF-e of the order.',
    ],
  },
  {
    codes: [21004019],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Falta nota de um dos pedidos do pacote',
      'Todos os pedidos do pacote precisam da NF-e enviada.',
      'Envie a NF-e de cada pedido do pacote.',
    ],
    en: [
      'Invoice of one order missing',
      'All orders of the package need their NF-e uploaded.',
      'Upload the NF-e of every order of the package.',
    ],
  },
  {
    codes: [21004020],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Nota fiscal ainda não aprovada',
      'O TikTok ainda confere a NF-e ou a recusou.',
      'Espere a aprovação; se foi recusada, envie uma NF-e válida.',
    ],
    en: [
      'Invoice not approved yet',
      'TikTok is still checking the NF-e or has refused it.',
      'Wait for the approval; if it was refused, upload a valid NF-e.',
    ],
  },
  {
    codes: [11001002, 21001001, 21011005, 25001001],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Parâmetro de envio ou pós-venda inválido',
      'Um dado da chamada não foi aceito.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Shipping or after-sales parameter invalid',
      'A value of the call was not accepted.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [
      11001027, 11001031, 11005010, 11006005, 11006010, 11006026, 11034025, 21001003, 21001008, 21001011, 21001029,
      21001043, 21001055, 21008300, 21022026, 21022028, 21022029, 21022030, 21022032, 21023034, 21034006, 21042001,
      21042076, 21004024, 25001028, 25001042, 25001058,
    ],
    kind: 'retry',
    action: 'retry',
    pt: [
      'Falha temporária no envio',
      'O sistema de logística do TikTok falhou.',
      'A Ponte tenta de novo; se durar horas, fale com o suporte do TikTok.',
    ],
    en: [
      'Temporary failure in shipping',
      "TikTok's logistics system failed.",
      'Ponte tries again; if it lasts for hours, contact TikTok support.',
    ],
  },
  {
    codes: [11034023, 11034037, 21023022],
    kind: 'retry',
    action: 'wait',
    pt: [
      'Etiqueta ainda em preparo',
      'A transportadora ainda está gerando o documento.',
      'A Ponte busca a etiqueta de novo em instantes.',
    ],
    en: [
      'Label still being made',
      'The carrier is still producing the document.',
      'Ponte asks for the label again shortly.',
    ],
  },
  {
    codes: [21023035, 21042104, 21011043],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Envio ainda não solicitado',
      'O documento só existe depois que o envio do pacote foi solicitado.',
      'Solicite o envio e tente de novo.',
    ],
    en: [
      'Shipment not arranged yet',
      'The document only exists once the shipment of the package is arranged.',
      'Arrange the shipment and try again.',
    ],
  },
  {
    codes: [21042102, 21008042],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Etiqueta não pode mais ser impressa',
      'O pacote já foi coletado ou a etiqueta já foi impressa.',
      'Nada a fazer; veja o pacote no Seller Center.',
    ],
    en: [
      'Label can no longer be printed',
      'The package was picked up already or its label was printed.',
      'Nothing to do; see the package in Seller Center.',
    ],
  },
  {
    codes: [21008017, 11034002],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Etiqueta é da transportadora da loja',
      'Neste pedido o envio é da loja, e o TikTok não emite etiqueta.',
      'Emita a etiqueta na sua transportadora.',
    ],
    en: [
      "Label comes from the shop's carrier",
      'The shop ships this order itself, and TikTok makes no label.',
      'Make the label with your carrier.',
    ],
  },
  {
    codes: [21008025, 21008043, 21008117, 25011026],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Pedido atendido pelo TikTok',
      'O TikTok cuida do envio deste pedido; a loja não pode agir.',
      'Acompanhe o pedido no Seller Center.',
    ],
    en: [
      'Order fulfilled by TikTok',
      'TikTok takes care of shipping this order; the shop cannot act.',
      'Follow the order in Seller Center.',
    ],
  },
  {
    codes: [11006021, 21008099, 21011006, 21011020, 21011040, 21023046, 21042056],
    kind: 'permanent',
    action: 'wait',
    pt: ['Pacote já enviado', 'O envio deste pacote já foi registrado.', 'Nada a fazer: vale o envio existente.'],
    en: [
      'Package shipped already',
      'The shipment of this package is on record already.',
      'Nothing to do: the existing shipment holds.',
    ],
  },
  {
    codes: [21011027, 21011030],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Pacote já entregue',
      'O pacote já chegou ao comprador.',
      'Nada a fazer; para mudar o rastreio, fale com o suporte do TikTok.',
    ],
    en: [
      'Package delivered already',
      'The package has reached the buyer already.',
      'Nothing to do; to change the tracking, contact TikTok support.',
    ],
  },
  {
    codes: [21011041, 21011042, 21023059],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Pedido ou pacote cancelado',
      'O pedido foi cancelado e não pode mais ser enviado.',
      'Não envie; se já saiu, peça a devolução à transportadora.',
    ],
    en: [
      'Order or package cancelled',
      'The order was cancelled and can no longer be shipped.',
      'Do not ship it; if it has left, ask the carrier to return it.',
    ],
  },
  {
    codes: [21008044, 21011007, 21021010],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Há uma solicitação do comprador aberta',
      'Um item do pacote tem cancelamento ou devolução em aberto.',
      'Responda à solicitação no Seller Center antes de enviar.',
    ],
    en: [
      "A buyer's request is open",
      'An item of the package has an open cancellation or return.',
      'Answer the request in Seller Center before shipping.',
    ],
  },
  {
    codes: [21011003, 21011008, 21011012, 21011013, 21032001, 21042057, 10007002, 21008109, 21030005, 21030006],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Etapa não permitida na situação do pedido',
      'O pedido não está na situação que esta etapa exige.',
      'Veja a situação do pedido no Seller Center.',
    ],
    en: [
      "Step not allowed in the order's state",
      'The order is not in the state that this step demands.',
      'See the state of the order in Seller Center.',
    ],
  },
];
