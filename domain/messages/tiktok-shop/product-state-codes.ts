import type { CodeGroup } from './code-group.ts';

/** Codes about the state of a product and about calls as a whole. */
export const PRODUCT_STATE_CODES: readonly CodeGroup[] = [
  {
    codes: [12052901, 12052845],
    kind: 'permanent',
    action: 'retry',
    pt: [
      'Situação do produto não permite isto',
      'O produto está em análise, congelado ou excluído, e não aceita esta mudança agora.',
      'A Ponte tenta de novo quando a situação mudar; se está congelado, recorra no Seller Center.',
    ],
    en: [
      'Product state does not allow this',
      'The product is under review, frozen or deleted and does not take this change now.',
      'Ponte tries again when its state changes; if it is frozen, appeal in Seller Center.',
    ],
  },
  {
    codes: [12052308],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Recurso em andamento',
      'Há um recurso aberto para este produto, e ele não pode ser editado.',
      'Espere a decisão ou cancele o recurso no Seller Center.',
    ],
    en: [
      'Appeal under way',
      'There is an open appeal for this product and it cannot be edited.',
      'Wait for the decision or withdraw the appeal in Seller Center.',
    ],
  },
  {
    codes: [12052332],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Loja em migração',
      'A loja está sendo migrada: só preço e estoque podem mudar.',
      'Espere o fim da migração; a Ponte tenta de novo.',
    ],
    en: [
      'Shop being migrated',
      'The shop is being migrated: only price and stock may change.',
      'Wait for the end of the migration; Ponte tries again.',
    ],
  },
  {
    codes: [12052922],
    kind: 'permanent',
    action: 'wait',
    pt: ['Limite de edições', 'O produto já foi editado o máximo de vezes permitido.', 'A Ponte tenta de novo amanhã.'],
    en: ['Limit of edits', 'The product has been edited as often as allowed.', 'Ponte tries again tomorrow.'],
  },
  {
    codes: [12052547],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'Nenhuma versão em análise',
      'O produto não tem uma versão nova em análise.',
      'Nada a fazer: vale a versão publicada.',
    ],
    en: [
      'No version under review',
      'The product has no new version under review.',
      'Nothing to do: the published version holds.',
    ],
  },
  {
    codes: [12052488, 12052359],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Rascunho não permitido',
      'Esta região não aceita salvar rascunho depois do envio.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Draft not allowed',
      'This region does not take drafts after submission.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052910],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Dados do produto recusados',
      'O TikTok não aceitou um dos dados enviados; a mensagem original pode dizer qual.',
      'Veja a mensagem original; se não ajudar, avise o suporte da Ponte.',
    ],
    en: [
      'Product data refused',
      'TikTok did not accept one of the values sent; the original message may tell which.',
      'See the original message; if it does not help, report it to Ponte support.',
    ],
  },
  {
    codes: [12052990],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Verificação reprovada',
      'O TikTok recusou parte da operação; o motivo está nos códigos de dentro.',
      'Veja os motivos listados e corrija cada um.',
    ],
    en: [
      'Check failed',
      'TikTok refused part of the operation; the reason is in the inner codes.',
      'See the reasons listed and mend each of them.',
    ],
  },
  {
    codes: [12019120],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Produtos demais em uma chamada',
      'A chamada levou mais de 20 produtos.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Too many products in a call',
      'The call carried more than 20 products.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052377],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Estoque no depósito do TikTok',
      'O produto tem estoque guardado pelo TikTok e não pode ser excluído.',
      'Retire o estoque do depósito do TikTok antes de excluir.',
    ],
    en: [
      "Stock at TikTok's warehouse",
      'The product has stock kept by TikTok and cannot be deleted.',
      "Take the stock out of TikTok's warehouse before deleting.",
    ],
  },
  {
    codes: [12019027, 12019087, 12019108, 12019109, 12019118, 12019119, 12019123, 12019124, 12052180],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Busca de produtos recusada',
      'A busca pediu mais resultados ou filtros do que o TikTok aceita.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Product search refused',
      'The search asked for more results or filters than TikTok takes.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052319, 12052706, 12052707, 12052317],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Quantidade mínima ou máxima inválida',
      'A quantidade por pedido não é aceita nesta região ou os limites se contradizem.',
      'Retire ou corrija as quantidades por pedido.',
    ],
    en: [
      'Minimum or maximum quantity invalid',
      'The quantity per order is not taken in this region, or the limits contradict each other.',
      'Remove or correct the quantities per order.',
    ],
  },
  {
    codes: [12052330, 12052316],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Produto não aceito nesta plataforma',
      'O produto não pode ser vendido neste canal do TikTok.',
      'Veja as regras do canal no Seller Center.',
    ],
    en: [
      'Product not taken on this platform',
      'The product cannot be sold on this channel of TikTok.',
      'See the rules of the channel in Seller Center.',
    ],
  },
  {
    codes: [12052508, 12052509, 12052510, 12052511, 12052512, 12052513, 12052514, 12052515],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Cópia para outros mercados recusada',
      'Os dados da cópia do produto para outros países estão incompletos.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Copy to other markets refused',
      'The data for copying the product to other countries is incomplete.',
      'Report it to Ponte support with the call number.',
    ],
  },
];
