import type { CodeGroup } from './code-group.ts';

/** Codes about shipping and tracking. */
export const SHIPPING_CODES: readonly CodeGroup[] = [
  {
    codes: [21008106, 21004010],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Recurso não existe no Brasil',
      'Esta etapa de envio só vale em outros países.',
      'Use a etapa de envio da região.',
    ],
    en: [
      'Feature does not exist in Brazil',
      'This shipping step only exists in other countries.',
      'Use the shipping step of the region.',
    ],
  },
  {
    codes: [11021010],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'CEP do comprador inválido',
      'A transportadora não aceita o CEP do endereço.',
      'Peça ao comprador que corrija o endereço; se não der, cancele pelo motivo de endereço.',
    ],
    en: [
      "Buyer's postal code invalid",
      'The carrier does not accept the postal code of the address.',
      'Ask the buyer to correct the address; if that fails, cancel for the address.',
    ],
  },
  {
    codes: [11021012, 11021013, 11021023, 11021024, 21014009],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Endereço de entrega recusado',
      'O endereço do comprador é inválido ou longo demais para a transportadora.',
      'Peça ao comprador que corrija o endereço; se não der, cancele pelo motivo de endereço.',
    ],
    en: [
      'Delivery address refused',
      "The buyer's address is invalid or too long for the carrier.",
      'Ask the buyer to correct the address; if that fails, cancel for the address.',
    ],
  },
  {
    codes: [11021025],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Endereço de saída inválido',
      'O endereço do depósito da loja não foi aceito.',
      'Corrija o endereço do depósito no Seller Center.',
    ],
    en: [
      "Sender's address invalid",
      "The address of the shop's warehouse was not accepted.",
      'Correct the address of the warehouse in Seller Center.',
    ],
  },
  {
    codes: [11021009, 21011037],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Nenhuma transportadora atende o pacote',
      'Não há serviço de entrega para este peso, tamanho ou endereço.',
      'Confira peso e medidas do pacote; se estão certos, fale com o suporte do TikTok.',
    ],
    en: [
      'No carrier takes the package',
      'There is no delivery service for this weight, size or address.',
      'Check weight and size of the package; if they are right, contact TikTok support.',
    ],
  },
  {
    codes: [11021014, 11021017, 11021019, 11021020, 11021022],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Pacote grande demais',
      'As medidas passam do que a transportadora aceita.',
      'Confira as medidas; se estão certas, divida o pacote ou cancele.',
    ],
    en: [
      'Package too large',
      'The measures are beyond what the carrier takes.',
      'Check the measures; if they are right, split the package or cancel.',
    ],
  },
  {
    codes: [11021015, 11021016],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Pacote pesado demais',
      'O peso passa do que a transportadora aceita.',
      'Confira o peso; se está certo, divida o pacote ou cancele.',
    ],
    en: [
      'Package too heavy',
      'The weight is beyond what the carrier takes.',
      'Check the weight; if it is right, split the package or cancel.',
    ],
  },
  {
    codes: [11021018],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: ['Itens demais no pacote', 'O pacote tem mais itens do que o permitido.', 'Divida o pedido em pacotes.'],
    en: ['Too many items in the package', 'The package has more items than allowed.', 'Split the order into packages.'],
  },
  {
    codes: [11021011, 11021021],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Nome do produto recusado pela transportadora',
      'O nome do produto ou do SKU não é aceito na etiqueta.',
      'Simplifique o nome do produto.',
    ],
    en: [
      'Product name refused by the carrier',
      'The name of the product or SKU is not accepted on the label.',
      'Simplify the name of the product.',
    ],
  },
  {
    codes: [11006013, 11006014],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Celulares precisam de pacote próprio',
      'Celulares e tablets não podem ir junto com outros itens.',
      'Divida o pedido em pacotes separados.',
    ],
    en: [
      'Phones need their own package',
      'Phones and tablets may not travel with other items.',
      'Split the order into separate packages.',
    ],
  },
  {
    codes: [11003011, 21004008, 21008116, 21042067],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Serviço de envio indisponível',
      'O serviço de envio escolhido não existe, não está contratado ou recusou o pedido.',
      'Escolha outro serviço de envio no Seller Center.',
    ],
    en: [
      'Shipping service not available',
      'The chosen shipping service does not exist, is not subscribed or refused the order.',
      'Choose another shipping service in Seller Center.',
    ],
  },
  {
    codes: [11005004, 11034009],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Depósito do envio não existe',
      'O depósito do pedido não existe mais no TikTok.',
      'Confira os depósitos no Seller Center.',
    ],
    en: [
      'Warehouse of the shipment does not exist',
      'The warehouse of the order no longer exists on TikTok.',
      'Check the warehouses in Seller Center.',
    ],
  },
  {
    codes: [21022025],
    kind: 'permanent',
    action: 'wait',
    pt: ['Etiqueta já comprada', 'Já existe uma etiqueta para este pacote.', 'Use a etiqueta existente.'],
    en: ['Label bought already', 'There is a label for this package already.', 'Use the existing label.'],
  },
  {
    codes: [21004017, 21011053],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Fora do horário de coleta',
      'O envio está fora da janela de coleta.',
      'A Ponte tenta de novo no próximo horário.',
    ],
    en: [
      'Outside the pick-up time',
      'The shipment lies outside the pick-up window.',
      'Ponte tries again at the next time.',
    ],
  },
  {
    codes: [21011054],
    kind: 'permanent',
    action: 'contact-support',
    pt: ['Sem horário de coleta', 'Não há horário de coleta disponível para o envio.', 'Fale com o suporte do TikTok.'],
    en: ['No pick-up time', 'There is no pick-up slot for the shipment.', 'Contact TikTok support.'],
  },
  {
    codes: [11028006, 21004012, 21004015, 21004016, 21011022],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Código de rastreio ou transportadora inválidos',
      'O código de rastreio não combina com a transportadora.',
      'Corrija o código de rastreio ou a transportadora.',
    ],
    en: [
      'Tracking number or carrier invalid',
      'The tracking number does not match the carrier.',
      'Correct the tracking number or the carrier.',
    ],
  },
  {
    codes: [21011025, 21011026, 21034012],
    kind: 'fix-product',
    action: 'open-seller-center',
    pt: [
      'Código de rastreio já usado',
      'O mesmo código de rastreio já está em outro pacote.',
      'Informe o código deste pacote.',
    ],
    en: [
      'Tracking number used already',
      'The same tracking number is on another package already.',
      'Give the number of this package.',
    ],
  },
  {
    codes: [21011004],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Envio não é da loja',
      'O rastreio só pode mudar em pacotes que a própria loja envia.',
      'Nada a fazer: o TikTok cuida do rastreio.',
    ],
    en: [
      'Not shipped by the shop',
      'Tracking can only change for packages that the shop ships itself.',
      'Nothing to do: TikTok takes care of the tracking.',
    ],
  },
  {
    codes: [21011049, 21011050, 21011051, 21011052],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Rastreio não pode mais mudar',
      'O prazo ou o número de mudanças do rastreio acabou.',
      'Se o código está errado, fale com o suporte do TikTok.',
    ],
    en: [
      'Tracking can no longer change',
      'The time or the number of changes of the tracking is used up.',
      'If the number is wrong, contact TikTok support.',
    ],
  },
  {
    codes: [21011031, 21011033, 21011035, 21011036, 21011046, 21011048],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Divisão ou união de pacotes recusada',
      'O TikTok não permite dividir ou juntar estes pedidos assim.',
      'Ajuste os pacotes no Seller Center.',
    ],
    en: [
      'Splitting or combining refused',
      'TikTok does not allow splitting or combining these orders like this.',
      'Adjust the packages in Seller Center.',
    ],
  },
];
