import type { Catalogue } from './catalogue-entry.ts';

/** Where a client's brand stands with TikTok, and what became of it in a listing. */
export const BRAND_MESSAGES: Catalogue = {
  'brand-unauthorized': {
    action: 'open-seller-center',
    pt: [
      'Marca sem autorização',
      'O produto leva a marca {brand}, mas os compradores não a veem enquanto a loja não tiver autorização.',
      'Peça a autorização da marca no Centro de Qualificação do Seller Center.',
    ],
    en: [
      'Brand without authorization',
      'The product carries the brand {brand}, but buyers do not see it until the shop is authorized.',
      'Apply for the authorization in the Qualification Center of Seller Center.',
    ],
  },
  'brand-needs-authorization': {
    action: 'open-seller-center',
    pt: [
      'Marca exige autorização',
      '{brand} é uma marca T1: o TikTok só a aceita de lojas autorizadas. O produto vai sem marca.',
      'Peça a autorização no Seller Center; a Ponte percebe em até um dia e reenvia com a marca.',
    ],
    en: [
      'Brand needs authorization',
      '{brand} is a T1 brand: TikTok takes it from authorized shops only. The product goes without a brand.',
      'Apply for the authorization in Seller Center; Ponte notices within a day and sends the product with the brand.',
    ],
  },
  'brand-unavailable': {
    action: 'edit-settings',
    pt: [
      'Marca indisponível',
      'O TikTok marca {brand} como indisponível. O produto vai sem marca.',
      'Associe outra marca: ponte product brands CLIENTE --brand "{brand}" --match ID, ou none.',
    ],
    en: [
      'Brand not available',
      'TikTok calls {brand} unavailable. The product goes without a brand.',
      'Match another brand: ponte product brands CLIENT --brand "{brand}" --match ID, or none.',
    ],
  },
  'brand-refused': {
    action: 'open-seller-center',
    pt: [
      'Marca recusada',
      'O TikTok recusou um produto por causa da marca {brand} (código {reason}). O produto vai sem marca.',
      'Resolva a autorização da marca no Seller Center, ou associe outra marca.',
    ],
    en: [
      'Brand refused',
      'TikTok refused a product for its brand {brand} (code {reason}). The product goes without a brand.',
      'Settle the authorization of the brand in Seller Center, or match another brand.',
    ],
  },
  'brand-not-in-category': {
    action: 'open-seller-center',
    pt: [
      'Marca não vale nesta categoria',
      'O TikTok não aceita a marca {brand} na categoria {leaf}. O produto vai sem marca.',
      'Confira a categoria do produto, ou peça a autorização no Centro de Qualificação.',
    ],
    en: [
      'Brand not for this category',
      'TikTok does not take the brand {brand} in the category {leaf}. The product goes without a brand.',
      "Check the product's category, or apply in the Qualification Center.",
    ],
  },
  'brand-ambiguous': {
    action: 'edit-settings',
    pt: [
      'Mais de uma marca com este nome',
      'O TikTok tem várias marcas chamadas {brand}. O produto vai sem marca até alguém escolher.',
      'Veja os ids com ponte product brands CLIENTE e escolha: --brand "{brand}" --match ID.',
    ],
    en: [
      'Several brands of this name',
      'TikTok has several brands called {brand}. The product goes without a brand until somebody chooses.',
      'See the ids with ponte product brands CLIENT and choose: --brand "{brand}" --match ID.',
    ],
  },
  'brand-unknown': {
    action: 'edit-settings',
    pt: [
      'Marca desconhecida no TikTok',
      'O TikTok não tem a marca {brand}. O produto vai sem marca.',
      'Crie as marcas que faltam (ponte product brands CLIENTE --create), ou associe outra.',
    ],
    en: [
      'Brand unknown to TikTok',
      'TikTok does not have the brand {brand}. The product goes without a brand.',
      'Make the missing brands (ponte product brands CLIENT --create), or match another.',
    ],
  },
  'brand-unmatched': {
    action: 'wait',
    pt: [
      'Marca ainda não consultada',
      'A marca {brand} ainda não foi procurada no TikTok. O produto vai sem marca.',
      'A próxima sincronização a procura; ou já: ponte product brands CLIENTE.',
    ],
    en: [
      'Brand not looked up yet',
      'The brand {brand} was not looked up on TikTok yet. The product goes without a brand.',
      'The next synchronisation looks it up; or at once: ponte product brands CLIENT.',
    ],
  },
  'brand-to-create': {
    action: 'wait',
    pt: [
      'Marca a ser criada',
      'A marca {brand} será criada no TikTok. Até lá o produto vai sem marca.',
      'Nada a fazer: a Ponte cria até 50 marcas por dia e depois reenvia o produto.',
    ],
    en: [
      'Brand to be made',
      'The brand {brand} will be made on TikTok. Until then the product goes without a brand.',
      'Nothing to do: Ponte makes up to 50 brands a day and then sends the product again.',
    ],
  },
  'brand-of-live-shop': {
    action: 'none',
    pt: [
      'Marca só da loja real',
      'A Ponte criou a marca {brand} para a loja real; a loja de testes não a tem. Lá o produto vai sem marca.',
      'Nada a fazer: na loja real o produto leva a marca.',
    ],
    en: [
      'Brand of the live shop only',
      'Ponte made the brand {brand} for the live shop; the sandbox shop does not have it. There the product goes without.',
      'Nothing to do: on the live shop the product carries the brand.',
    ],
  },
  'brand-left-out': {
    action: 'none',
    pt: [
      'Sem marca por escolha',
      'Um operador decidiu publicar {brand} sem marca.',
      'Nada a fazer; para desfazer: ponte product brands CLIENTE --brand "{brand}" --match auto.',
    ],
    en: [
      'No brand by choice',
      'An operator decided to list {brand} without a brand.',
      'Nothing to do; to undo it: ponte product brands CLIENT --brand "{brand}" --match auto.',
    ],
  },
  'brand-is-placeholder': {
    action: 'edit-product',
    pt: [
      'O nome não é de marca',
      '"{brand}" diz que não há marca. O produto vai sem marca.',
      'Se o produto tem marca, preencha-a na loja.',
    ],
    en: [
      'The name is no brand',
      '"{brand}" says that there is no brand. The product goes without one.',
      'If the product has a brand, fill it in at the shop.',
    ],
  },
  'brand-choice-unknown': {
    action: 'edit-settings',
    pt: [
      'A marca escolhida não foi encontrada',
      'O TikTok não mostra uma marca com o id {id}, escolhido para {brand}. O produto vai sem marca.',
      'Confira o id, ou desfaça: ponte product brands CLIENTE --brand "{brand}" --match auto.',
    ],
    en: [
      'The chosen brand was not found',
      'TikTok shows no brand with the id {id}, chosen for {brand}. The product goes without a brand.',
      'Check the id, or undo it: ponte product brands CLIENT --brand "{brand}" --match auto.',
    ],
  },
  'brand-not-in-use': {
    action: 'none',
    pt: [
      'Marca sem produtos no feed',
      'Nenhum SKU do feed tem a marca {brand}, e ela não foi procurada.',
      'Nada a fazer: ela é procurada quando um produto a tiver.',
    ],
    en: [
      'Brand without products in the feed',
      'No SKU of the feed has the brand {brand}, and it was not looked for.',
      'Nothing to do: it is looked for once a product has it.',
    ],
  },
};
