import type { CodeGroup } from './code-group.ts';

/** Codes about brands. */
export const BRAND_CODES: readonly CodeGroup[] = [
  {
    codes: [12052026],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Falta uma marca válida',
      'A categoria exige marca e o produto foi enviado sem uma, ou a marca enviada não existe mais no TikTok.',
      'Preencha a marca do produto e associe-a (ponte product brands), ou mude a categoria.',
    ],
    en: [
      'A valid brand is missing',
      'The category demands a brand and the product was sent without one, or the brand sent no longer exists on TikTok.',
      "Fill in the product's brand and match it (ponte product brands), or change the category.",
    ],
  },
  {
    codes: [12019013],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Marca inválida',
      'O TikTok não aceitou a marca do produto.',
      'Refaça a associação da marca ou envie sem marca.',
    ],
    en: [
      'Brand invalid',
      'TikTok did not accept the brand of the product.',
      'Match the brand again or send the product without a brand.',
    ],
  },
  {
    codes: [12052200],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Autorização da marca vencida',
      'A autorização da loja para esta marca venceu.',
      'Renove a autorização da marca no Seller Center.',
    ],
    en: [
      'Brand authorization expired',
      "The shop's authorization for this brand has expired.",
      'Renew the brand authorization in Seller Center.',
    ],
  },
  {
    codes: [12052201],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Marca não autorizada nesta categoria',
      'A loja não pode vender esta marca nesta categoria.',
      'Peça a autorização no Centro de Qualificação do Seller Center.',
    ],
    en: [
      'Brand not authorized in this category',
      'The shop may not sell this brand in this category.',
      'Apply for it in the Qualification Center of Seller Center.',
    ],
  },
  {
    codes: [12052208],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Marca exige autorização',
      'O produto só pode ser publicado com autorização da marca.',
      'Envie a autorização da marca no Seller Center.',
    ],
    en: [
      'Brand needs authorization',
      'The product can only be published with an authorization of the brand.',
      'Provide the brand authorization in Seller Center.',
    ],
  },
  {
    codes: [12052189],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Nome de marca curto demais',
      'O nome da marca precisa de pelo menos dois caracteres.',
      'Corrija o nome da marca.',
    ],
    en: [
      'Brand name too short',
      'The name of a brand needs at least two characters.',
      'Correct the name of the brand.',
    ],
  },
  {
    codes: [12052190, 12052206],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Nome de marca longo demais', 'O nome da marca passa de 30 caracteres.', 'Encurte o nome da marca.'],
    en: ['Brand name too long', 'The name of the brand has more than 30 characters.', 'Shorten the name of the brand.'],
  },
  {
    codes: [12052191],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Nome de marca com símbolos',
      'O nome da marca tem emoji ou letras especiais.',
      'Use letras comuns no nome da marca.',
    ],
    en: [
      'Brand name with symbols',
      'The name of the brand has an emoji or special letters.',
      'Use ordinary letters in the name of the brand.',
    ],
  },
  {
    codes: [12052192],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Nome de marca com números demais',
      'O nome da marca tem cinco números seguidos ou mais.',
      'Corrija o nome da marca.',
    ],
    en: [
      'Brand name with too many digits',
      'The name of the brand has five digits in a row or more.',
      'Correct the name of the brand.',
    ],
  },
  {
    codes: [12052204],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Nome de marca recusado', 'O TikTok não aceita este nome de marca.', 'Use outro nome ou envie sem marca.'],
    en: [
      'Brand name refused',
      'TikTok does not accept this name of a brand.',
      'Use another name or send the product without a brand.',
    ],
  },
  {
    codes: [12052202],
    kind: 'permanent',
    action: 'wait',
    pt: ['Limite diário de marcas novas', 'As 50 marcas novas do dia já foram criadas.', 'A Ponte continua amanhã.'],
    en: ['Daily limit of new brands', "The day's 50 new brands have been created already.", 'Ponte goes on tomorrow.'],
  },
  {
    codes: [12052203],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Limite de marcas da loja',
      'A loja já criou o total de marcas que pode.',
      'Use marcas existentes ou envie sem marca.',
    ],
    en: [
      "Limit of the shop's brands",
      'The shop has created all the brands it may.',
      'Use existing brands or send products without a brand.',
    ],
  },
  {
    codes: [12052205],
    kind: 'fix-product',
    action: 'retry',
    pt: ['Marca já existe', 'Já existe uma marca com este nome.', 'A Ponte procura a marca existente e usa essa.'],
    en: [
      'Brand exists already',
      'There is a brand of this name already.',
      'Ponte looks for the existing brand and uses it.',
    ],
  },
];
