import type { CodeGroup } from './code-group.ts';

/** Codes about warehouses and delivery services. */
export const WAREHOUSE_CODES: readonly CodeGroup[] = [
  {
    codes: [12052097],
    kind: 'fix-config',
    action: 'edit-settings',
    pt: [
      'Depósito não existe',
      'O depósito configurado não existe no TikTok.',
      'Escolha outro depósito nas configurações do cliente.',
    ],
    en: [
      'Warehouse does not exist',
      'The configured warehouse does not exist on TikTok.',
      "Choose another warehouse in the client's settings.",
    ],
  },
  {
    codes: [12052530],
    kind: 'fix-config',
    action: 'edit-settings',
    pt: [
      'Depósito de outra loja',
      'O depósito configurado não é desta loja.',
      'Escolha um depósito desta loja nas configurações do cliente.',
    ],
    en: [
      'Warehouse of another shop',
      'The configured warehouse does not belong to this shop.',
      "Choose a warehouse of this shop in the client's settings.",
    ],
  },
  {
    codes: [12052531],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Depósito desativado',
      'O depósito está desativado no TikTok.',
      'Reative o depósito no Seller Center ou escolha outro.',
    ],
    en: [
      'Warehouse disabled',
      'The warehouse is disabled on TikTok.',
      'Enable the warehouse in Seller Center or choose another.',
    ],
  },
  {
    codes: [12052403],
    kind: 'fix-config',
    action: 'edit-settings',
    pt: [
      'Depósito não atende esta loja',
      'O depósito não faz entregas para esta loja.',
      'Escolha outro depósito nas configurações do cliente.',
    ],
    en: [
      'Warehouse does not serve this shop',
      'The warehouse does not deliver for this shop.',
      "Choose another warehouse in the client's settings.",
    ],
  },
  {
    codes: [12052532],
    kind: 'fix-config',
    action: 'edit-settings',
    pt: [
      'Depósito não é de vendas',
      'O depósito escolhido é de devolução, não de vendas.',
      'Escolha um depósito de vendas nas configurações do cliente.',
    ],
    en: [
      'Not a sales warehouse',
      'The chosen warehouse is for returns, not for sales.',
      "Choose a sales warehouse in the client's settings.",
    ],
  },
  {
    codes: [12052115],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: ['Loja sem depósito', 'A loja não tem nenhum depósito no TikTok.', 'Cadastre um depósito no Seller Center.'],
    en: ['Shop without warehouse', 'The shop has no warehouse on TikTok.', 'Add a warehouse in Seller Center.'],
  },
  {
    codes: [12052535],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Falta o depósito de devolução',
      'A loja não tem endereço de devolução, e sem ele nada é publicado.',
      'Cadastre o depósito de devolução no Seller Center.',
    ],
    en: [
      'Return warehouse missing',
      'The shop has no address for returns, and without it nothing is published.',
      'Add the return warehouse in Seller Center.',
    ],
  },
  {
    codes: [12019022],
    kind: 'fix-config',
    action: 'edit-settings',
    pt: [
      'SKU sem depósito válido',
      'O SKU foi enviado sem um depósito válido.',
      'Escolha um depósito nas configurações do cliente.',
    ],
    en: [
      'SKU without a valid warehouse',
      'The SKU was sent without a valid warehouse.',
      "Choose a warehouse in the client's settings.",
    ],
  },
  {
    codes: [12019028],
    kind: 'permanent',
    action: 'retry',
    pt: [
      'Faltam depósitos no estoque',
      'O SKU está em vários depósitos, e todos precisam ser enviados juntos.',
      'A Ponte lê os depósitos do SKU e tenta de novo.',
    ],
    en: [
      'Warehouses missing in the stock',
      'The SKU is in several warehouses, and all must be sent together.',
      'Ponte reads the warehouses of the SKU and tries again.',
    ],
  },
  {
    codes: [12052516],
    kind: 'permanent',
    action: 'retry',
    pt: [
      'Estoque sem todos os depósitos do SKU',
      'A atualização deixou de fora um depósito do SKU ou levou um alheio.',
      'A Ponte lê os depósitos do SKU e tenta de novo.',
    ],
    en: [
      'Stock lacks warehouses of the SKU',
      'The update left out a warehouse of the SKU or carried a foreign one.',
      'Ponte reads the warehouses of the SKU and tries again.',
    ],
  },
  {
    codes: [12052533],
    kind: 'permanent',
    action: 'retry',
    pt: [
      'Depósitos do SKU não podem mudar',
      'O TikTok não permite trocar os depósitos de um SKU existente.',
      'A Ponte volta aos depósitos originais e tenta de novo.',
    ],
    en: [
      'Warehouses of the SKU cannot change',
      'TikTok does not allow changing the warehouses of an existing SKU.',
      'Ponte goes back to the original warehouses and tries again.',
    ],
  },
  {
    codes: [12052534, 12052094, 12052095, 12052404],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Configuração de depósitos recusada',
      'O TikTok não permite esta combinação de depósitos para a loja.',
      'Confira os depósitos da loja no Seller Center.',
    ],
    en: [
      'Warehouse set-up refused',
      'TikTok does not allow this combination of warehouses for the shop.',
      'Check the warehouses of the shop in Seller Center.',
    ],
  },
  {
    codes: [12052364, 12052465, 12052207],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Depósito indisponível para este produto',
      'O produto não pode sair deste depósito para este mercado ou com esta marca.',
      'Escolha outro depósito ou fale com o suporte do TikTok.',
    ],
    en: [
      'Warehouse not available for this product',
      'The product cannot be shipped from this warehouse to this market or with this brand.',
      'Choose another warehouse or contact TikTok support.',
    ],
  },
  {
    codes: [12052402],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Falta o modelo de frete',
      'A loja não tem modelo de frete definido.',
      'Crie um modelo de frete no Seller Center.',
    ],
    en: [
      'Shipping template missing',
      'The shop has no shipping template.',
      'Create a shipping template in Seller Center.',
    ],
  },
  {
    codes: [12052420],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Depósito sem serviço de entrega',
      'O depósito não tem nenhum serviço de entrega ativo.',
      'Ative um serviço de entrega para o depósito no Seller Center.',
    ],
    en: [
      'Warehouse without delivery service',
      'The warehouse has no active delivery service.',
      'Enable a delivery service for the warehouse in Seller Center.',
    ],
  },
  {
    codes: [12052405, 12052856],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Serviço de entrega não contratado',
      'O serviço de entrega pedido não está aberto para o depósito ou o produto.',
      'Ajuste as opções de entrega no Seller Center.',
    ],
    en: [
      'Delivery service not subscribed',
      'The delivery service asked for is not open to the warehouse or product.',
      'Adjust the delivery options in Seller Center.',
    ],
  },
  {
    codes: [12052490],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Prazo de preparo fora do limite',
      'O prazo de preparo não está entre os valores que o TikTok aceita.',
      'Corrija o prazo de preparo.',
    ],
    en: [
      'Handling time out of bounds',
      'The handling time is not within the values that TikTok takes.',
      'Correct the handling time.',
    ],
  },
];
