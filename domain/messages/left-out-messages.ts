import type { Catalogue } from './catalogue-entry.ts';

/** Why a SKU of the VTEX account is not in the client's feed. */
export const LEFT_OUT_MESSAGES: Catalogue = {
  'vtex-sku-unknown': {
    action: 'edit-product',
    pt: [
      'SKU sem cadastro legível',
      'A VTEX lista este SKU, mas não devolve o seu cadastro.',
      'Abra o SKU no admin da VTEX e salve-o de novo; se não existir mais, nada é preciso.',
    ],
    en: [
      'SKU without a readable record',
      'VTEX lists this SKU but does not return its record.',
      'Open the SKU in the VTEX admin and save it again; if it no longer exists, nothing is needed.',
    ],
  },
  'vtex-sku-inactive': {
    action: 'edit-product',
    pt: [
      'SKU ou produto desativado na VTEX',
      'O feed só leva SKUs ativos de produtos ativos.',
      'Ative o SKU e o produto na VTEX para vendê-lo no TikTok Shop.',
    ],
    en: [
      'SKU or product switched off in VTEX',
      'The feed only holds active SKUs of active products.',
      'Activate the SKU and its product in VTEX to sell it on TikTok Shop.',
    ],
  },
  'vtex-brand-inactive': {
    action: 'edit-product',
    pt: ['Marca desativada na VTEX', 'Produtos de uma marca inativa não entram no feed.', 'Ative a marca na VTEX.'],
    en: [
      'Brand switched off in VTEX',
      'Products of an inactive brand are not in the feed.',
      'Activate the brand in VTEX.',
    ],
  },
  'vtex-outside-policy': {
    action: 'edit-product',
    pt: [
      'SKU fora da política comercial',
      'O SKU está nas políticas {policies}; esta integração vende na política {tradePolicy}.',
      'Inclua o produto na política comercial {tradePolicy} para vendê-lo no TikTok Shop.',
    ],
    en: [
      'SKU outside the trade policy',
      'The SKU is in the policies {policies}; this integration sells in policy {tradePolicy}.',
      'Add the product to trade policy {tradePolicy} to sell it on TikTok Shop.',
    ],
  },
  'vtex-product-hidden': {
    action: 'edit-product',
    pt: [
      'Produto oculto na VTEX',
      'O produto está ativo, mas não é mostrado na loja, e por isso não entra no feed.',
      'Marque "mostrar no site" no produto para vendê-lo no TikTok Shop.',
    ],
    en: [
      'Product hidden in VTEX',
      'The product is active but not shown in the shop, and so is not in the feed.',
      'Make the product visible in VTEX to sell it on TikTok Shop.',
    ],
  },
  'vtex-not-in-feed': {
    action: 'edit-settings',
    pt: [
      'SKU vendável fora do feed',
      'Na VTEX nada impede a venda, mas o feed não traz este SKU.',
      'Confira a coleção e as opções do XML na VTEX (Configurações › XML); o arquivo é refeito a cada duas horas.',
    ],
    en: [
      'Sellable SKU missing from the feed',
      'Nothing in VTEX stops it from being sold, but the feed does not hold this SKU.',
      'Check the collection and options of the XML in VTEX (Store settings › XML); the file is rebuilt every two hours.',
    ],
  },
};
