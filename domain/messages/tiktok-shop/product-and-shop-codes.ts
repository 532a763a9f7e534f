import type { CodeGroup } from './code-group.ts';

/** Codes about which product, and about the shop that sells it. */
export const PRODUCT_AND_SHOP_CODES: readonly CodeGroup[] = [
  {
    codes: [12019008],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Identificação do produto inválida',
      'O TikTok não aceitou o número do produto enviado.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Product id invalid',
      'TikTok did not accept the product number that was sent.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052030],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Faltou identificar o produto',
      'A chamada não disse de qual produto se trata.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Product not named',
      'The call did not say which product it is about.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052031],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'Produto desconhecido na lista',
      'Um dos produtos da chamada não existe no TikTok.',
      'Sincronize de novo: a Ponte confere quais produtos existem.',
    ],
    en: [
      'Unknown product in the list',
      'One of the products of the call does not exist on TikTok.',
      'Synchronise again: Ponte checks which products exist.',
    ],
  },
  {
    codes: [12052032],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'Produto não existe',
      'O produto não existe mais no TikTok.',
      'Sincronize de novo: a Ponte cria o produto se ele ainda está no feed.',
    ],
    en: [
      'Product does not exist',
      'The product no longer exists on TikTok.',
      'Synchronise again: Ponte creates the product if it is still in the feed.',
    ],
  },
  {
    codes: [12052260],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'Produto não encontrado',
      'O TikTok não encontrou o produto: ele pode ter sido excluído.',
      'Veja a lixeira do Seller Center ou sincronize de novo.',
    ],
    en: [
      'Product not found',
      'TikTok did not find the product: it may have been deleted.',
      'Look at the recycle bin of Seller Center or synchronise again.',
    ],
  },
  {
    codes: [12019150],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'Número de produto não existe',
      'Nenhum produto tem este número no TikTok.',
      'Sincronize de novo para refazer o vínculo.',
    ],
    en: [
      'Product number does not exist',
      'No product has this number on TikTok.',
      'Synchronise again to renew the link.',
    ],
  },
  {
    codes: [12052048],
    kind: 'fix-config',
    action: 'reconnect',
    pt: [
      'Produto de outra conta',
      'O produto não está na lista desta conta ou loja.',
      'Confira se a loja conectada é a certa.',
    ],
    en: [
      'Product of another account',
      'The product is not listed in this account or shop.',
      'Check that the right shop is connected.',
    ],
  },
  {
    codes: [12052034],
    kind: 'fix-config',
    action: 'reconnect',
    pt: [
      'Produto de outra loja',
      'O produto pertence a outra loja do TikTok.',
      'Confira se a loja conectada é a certa.',
    ],
    en: [
      'Product of another shop',
      'The product belongs to another TikTok shop.',
      'Check that the right shop is connected.',
    ],
  },
  {
    codes: [12052093, 12019210],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Limite de produtos atingido',
      'A loja chegou ao limite de produtos ou de publicações do dia.',
      'A Ponte continua quando houver espaço; produtos sem venda podem ser excluídos.',
    ],
    en: [
      'Product limit reached',
      'The shop has reached its limit of products or of publications of the day.',
      'Ponte goes on when there is room; products that do not sell can be deleted.',
    ],
  },
  {
    codes: [12052700],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: ['Loja inativa', 'A conta do vendedor não está ativa no TikTok.', 'Regularize a conta no Seller Center.'],
    en: [
      'Shop inactive',
      "The seller's account is not active on TikTok.",
      'Put the account in order in Seller Center.',
    ],
  },
  {
    codes: [12052704, 12019112],
    kind: 'fix-config',
    action: 'reconnect',
    pt: ['Vendedor desconhecido', 'O TikTok não encontrou o vendedor desta autorização.', 'Conecte a loja de novo.'],
    en: ['Seller unknown', 'TikTok did not find the seller of this authorization.', 'Connect the shop again.'],
  },
  {
    codes: [12052703],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Documento fiscal inválido',
      'O CNPJ ou CPF da loja não foi aceito.',
      'Corrija os dados fiscais no Seller Center.',
    ],
    en: [
      'Tax number invalid',
      'The tax number of the shop was not accepted.',
      'Correct the tax data in Seller Center.',
    ],
  },
  {
    codes: [12009014, 12019114, 12052705, 12052701, 12052992, 12052994],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Loja sem permissão para isto',
      'A conta do vendedor não pode fazer esta operação.',
      'Veja no Seller Center o que falta para a conta.',
    ],
    en: [
      'Shop not permitted to do this',
      "The seller's account may not do this operation.",
      'See in Seller Center what the account lacks.',
    ],
  },
  {
    codes: [12052995],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Cadastro da loja incompleto',
      'A loja ainda não terminou o cadastro no TikTok Shop.',
      'Conclua o cadastro no Seller Center.',
    ],
    en: [
      'Shop registration unfinished',
      'The shop has not finished its registration with TikTok Shop.',
      'Finish the registration in Seller Center.',
    ],
  },
  {
    codes: [12019215],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Depósito de garantia insuficiente',
      'O saldo de garantia da loja é baixo demais.',
      'Complete o depósito no Seller Center.',
    ],
    en: ['Deposit too low', "The balance of the shop's deposit is too low.", 'Top up the deposit in Seller Center.'],
  },
  {
    codes: [12052923],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Falta o contato da loja',
      'O TikTok exige dados de contato do vendedor.',
      'Preencha o contato no Seller Center.',
    ],
    en: ['Shop contact missing', 'TikTok demands contact data of the seller.', 'Fill in the contact in Seller Center.'],
  },
];
