import type { Catalogue } from './catalogue-entry.ts';

/** Products that were on the TikTok shop before Ponte, or beside it: linked, or why they are left alone. */
export const EXISTING_MESSAGES: Catalogue = {
  'product-adopted': {
    action: 'none',
    pt: [
      'Produto existente vinculado',
      'O produto já estava no TikTok e tem os mesmos SKUs do vendedor.',
      'Nada a fazer: a próxima publicação o atualiza em vez de criar outro.',
    ],
    en: [
      'Existing product linked',
      'The product was on TikTok already and has the same seller SKUs.',
      'Nothing to do: the next publication updates it instead of creating another.',
    ],
  },
  'product-deleted-by-operator': {
    action: 'none',
    pt: [
      'Excluído por um operador',
      'O produto foi excluído do TikTok por um comando; não volta sozinho, mesmo que ainda esteja no feed.',
      'Para vendê-lo de novo: `ponte product restore`.',
    ],
    en: [
      'Deleted by an operator',
      'The product was deleted from TikTok by a command; it does not come back by itself, even while it is in the feed.',
      'To sell it again: `ponte product restore`.',
    ],
  },
  'product-restored': {
    action: 'none',
    pt: [
      'Recuperado por um operador',
      'O produto excluído voltou ao TikTok, desativado.',
      'Nada a fazer: se estiver no feed, a próxima publicação o põe à venda.',
    ],
    en: [
      'Recovered by an operator',
      'The deleted product is back on TikTok, deactivated.',
      'Nothing to do: if it is in the feed, the next publication puts it on sale.',
    ],
  },
  'exists-on-tiktok': {
    action: 'open-seller-center',
    pt: [
      'Já existe no TikTok em outro produto',
      'O SKU {sellerSku} já está no produto {productId} do TikTok, que não pôde ser vinculado; criar outro o duplicaria.',
      'Veja o motivo em `ponte product adopt`, acerte os produtos no Seller Center e repita o comando.',
    ],
    en: [
      'On TikTok already, in another product',
      'The SKU {sellerSku} is in the product {productId} on TikTok, which could not be linked; another one would be a duplicate.',
      'See the reason with `ponte product adopt`, put the products right in the Seller Center and repeat the command.',
    ],
  },
  'foreign-skus-differ': {
    action: 'open-seller-center',
    pt: [
      'Variações diferentes das que estão no TikTok',
      'O produto no TikTok tem SKUs que não são desta fonte, com as variações {theirs}; as da fonte são {ours}. Uma edição os apagaria.',
      'Dê à fonte as mesmas variações, ou separe esses SKUs em outro produto no Seller Center.',
    ],
    en: [
      'Variants that differ from those on TikTok',
      'The product on TikTok has SKUs that are not of this source, with the variants {theirs}; the source has {ours}. An edit would delete them.',
      'Give the source the same variants, or move those SKUs to another product in the Seller Center.',
    ],
  },
  'foreign-sku-same': {
    action: 'open-seller-center',
    pt: [
      'Variação já ocupada no TikTok',
      'O produto no TikTok já tem a variação {variant} no SKU {sellerSku}, que não é desta fonte.',
      'Dê a um dos dois outra variação, ou retire o SKU do produto no Seller Center.',
    ],
    en: [
      'Variant taken on TikTok',
      'The product on TikTok has the variant {variant} already, in the SKU {sellerSku}, which is not of this source.',
      'Give one of the two another variant, or take the SKU off the product in the Seller Center.',
    ],
  },
  'existing-unlinked': {
    action: 'none',
    pt: [
      'Só existe no TikTok',
      'Nenhum SKU do vendedor deste produto está na fonte.',
      'Nada a fazer: a Ponte não o toca. Para vinculá-lo, dê aos SKUs no Seller Center os ids da fonte.',
    ],
    en: [
      'Only on TikTok',
      'No seller SKU of this product is in the source.',
      'Nothing to do: Ponte does not touch it. To link it, give its SKUs the ids of the source in the Seller Center.',
    ],
  },
  'existing-two-products': {
    action: 'open-seller-center',
    pt: [
      'SKUs de dois produtos da fonte',
      'O produto no TikTok reúne SKUs dos produtos {products} da fonte.',
      'Separe-os no Seller Center, ou agrupe-os na fonte (item_group_id ou produto VTEX).',
    ],
    en: [
      'SKUs of two products of the source',
      'The product on TikTok joins SKUs of the products {products} of the source.',
      'Separate them in the Seller Center, or group them in the source (item_group_id or VTEX product).',
    ],
  },
  'existing-linked-elsewhere': {
    action: 'open-seller-center',
    pt: [
      'Outro produto do TikTok já está vinculado',
      'O produto {product} da fonte já está vinculado ao produto {productId} do TikTok.',
      'Exclua ou renomeie no Seller Center os SKUs do produto que sobra.',
    ],
    en: [
      'Another product on TikTok is linked already',
      'The product {product} of the source is linked to the product {productId} on TikTok.',
      'Delete or rename the SKUs of the product that is left over in the Seller Center.',
    ],
  },
  'existing-sku-twice': {
    action: 'open-seller-center',
    pt: [
      'SKU do vendedor repetido no TikTok',
      'O SKU {sellerSku} está mais de uma vez no TikTok: {productIds}.',
      'Deixe no Seller Center um só SKU com esse código.',
    ],
    en: [
      'Seller SKU twice on TikTok',
      'The SKU {sellerSku} is on TikTok more than once: {productIds}.',
      'Leave one SKU with this code in the Seller Center.',
    ],
  },
  'existing-spread': {
    action: 'open-seller-center',
    pt: [
      'Espalhado por vários produtos no TikTok',
      'Os SKUs do produto {product} da fonte estão em vários produtos do TikTok: {productIds}.',
      'Junte-os no Seller Center, ou separe-os na fonte.',
    ],
    en: [
      'Spread over several products on TikTok',
      'The SKUs of the product {product} of the source are in several products on TikTok: {productIds}.',
      'Join them in the Seller Center, or separate them in the source.',
    ],
  },
  'existing-frozen': {
    action: 'open-seller-center',
    pt: [
      'Congelado por violação',
      'O TikTok congelou o produto que tem os SKUs de {product}; não pode ser lido nem editado.',
      'Recorra da decisão no Seller Center; depois ele é vinculado.',
    ],
    en: [
      'Frozen for a violation',
      'TikTok has frozen the product that has the SKUs of {product}; it can be neither read nor edited.',
      'Appeal in the Seller Center; it is linked afterwards.',
    ],
  },
};
