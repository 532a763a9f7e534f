import type { CodeGroup } from './code-group.ts';

/** Codes about SKUs and their variations. */
export const VARIANT_CODES: readonly CodeGroup[] = [
  {
    codes: [12052050, 12019015, 12052558],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'SKUs demais no produto',
      'O produto tem mais variações do que o TikTok aceita em um produto.',
      'Divida o produto em dois ou retire variações.',
    ],
    en: [
      'Too many SKUs in the product',
      'The product has more variations than TikTok takes in one product.',
      'Split the product in two or remove variations.',
    ],
  },
  {
    codes: [12052525],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Mais de três tipos de variação',
      'O TikTok aceita no máximo três tipos de variação, como cor, tamanho e material.',
      'Retire um tipo de variação.',
    ],
    en: [
      'More than three kinds of variation',
      'TikTok takes three kinds of variation at most, such as colour, size and material.',
      'Remove one kind of variation.',
    ],
  },
  {
    codes: [12052526],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Opções demais em uma variação',
      'Uma variação tem mais opções do que o TikTok aceita.',
      'Divida o produto ou retire opções.',
    ],
    en: [
      'Too many options in a variation',
      'A variation has more options than TikTok takes.',
      'Split the product or remove options.',
    ],
  },
  {
    codes: [12052528],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Imagens em mais de uma variação',
      'Só um tipo de variação pode ter imagens, em geral a cor.',
      'Deixe imagens em um só tipo de variação.',
    ],
    en: [
      'Images on more than one variation',
      'Only one kind of variation may have images, usually the colour.',
      'Leave images on one kind of variation only.',
    ],
  },
  {
    codes: [12052550],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'SKU sem uma das variações',
      'Todos os SKUs do produto precisam ter as mesmas variações, e a um deles falta alguma.',
      'Complete as variações desse SKU.',
    ],
    en: [
      'SKU lacks a variation',
      'All SKUs of the product must have the same variations, and one lacks some.',
      'Complete the variations of that SKU.',
    ],
  },
  {
    codes: [12052560],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Dois SKUs com a mesma combinação',
      'Dois SKUs do produto têm exatamente as mesmas variações.',
      'Diferencie as variações ou junte os SKUs.',
    ],
    en: [
      'Two SKUs with the same combination',
      'Two SKUs of the product have exactly the same variations.',
      'Tell the variations apart or merge the SKUs.',
    ],
  },
  {
    codes: [12052559],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Mais de um SKU sem variação', 'Só um SKU pode ficar sem variações.', 'Dê variações a cada SKU.'],
    en: [
      'More than one SKU without variation',
      'Only one SKU may go without variations.',
      'Give each SKU its variations.',
    ],
  },
  {
    codes: [12019019, 12052527, 12052529],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Variação inválida',
      'Uma variação ou opção enviada não existe na categoria.',
      'Confira as variações do produto e o mapeamento.',
    ],
    en: [
      'Variation invalid',
      'A variation or option that was sent does not exist in the category.',
      'Check the variations of the product and the mapping.',
    ],
  },
  {
    codes: [12052554],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'SKU com ideogramas chineses',
      'O nome de um SKU tem caracteres chineses.',
      'Escreva o nome do SKU em português.',
    ],
    en: [
      'SKU with Chinese characters',
      'The name of a SKU has Chinese characters.',
      'Write the name of the SKU in Portuguese.',
    ],
  },
  {
    codes: [12052054],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Código do SKU longo demais', 'O código do SKU passa de 50 caracteres.', 'Use um código de SKU mais curto.'],
    en: ['SKU code too long', 'The code of the SKU has more than 50 characters.', 'Use a shorter SKU code.'],
  },
  {
    codes: [12019059],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Código do SKU inválido',
      'O código do SKU tem espaços ou caracteres que o TikTok não aceita.',
      'Use letras, números e hífen no código do SKU.',
    ],
    en: [
      'SKU code invalid',
      'The code of the SKU has spaces or characters that TikTok does not accept.',
      'Use letters, digits and hyphens in the SKU code.',
    ],
  },
  {
    codes: [12052902],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Lista de SKUs vazia',
      'A chamada levou uma lista de SKUs sem nenhum SKU.',
      'Confira se o produto tem SKUs ativos; se tem, avise o suporte da Ponte.',
    ],
    en: [
      'SKU list empty',
      'The call carried a list of SKUs without any SKU.',
      'Check that the product has active SKUs; if it has, report it to Ponte support.',
    ],
  },
  {
    codes: [12052487],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Produto sem informações',
      'A chamada não levou os dados do produto.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Product without information',
      'The call did not carry the data of the product.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052036, 12052553],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Identificação de SKU ausente ou repetida',
      'A chamada não identificou um SKU, ou identificou o mesmo duas vezes.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'SKU id missing or repeated',
      'The call did not name a SKU or named the same one twice.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052556, 12052557],
    kind: 'fix-product',
    action: 'retry',
    pt: [
      'SKU não existe mais no produto',
      'O SKU foi apagado ou movido no TikTok.',
      'Sincronize o produto de novo: a Ponte lê os SKUs atuais.',
    ],
    en: [
      'SKU no longer in the product',
      'The SKU was deleted or moved on TikTok.',
      'Synchronise the product again: Ponte reads the current SKUs.',
    ],
  },
  {
    codes: [12019056, 12019057],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Variações bloqueadas',
      'O TikTok não permite incluir ou excluir SKUs deste produto agora.',
      'Veja no Seller Center se há uma promoção ou análise em andamento.',
    ],
    en: [
      'Variations locked',
      'TikTok does not allow adding or deleting SKUs of this product now.',
      'See in Seller Center whether a promotion or a review is under way.',
    ],
  },
  {
    codes: [12052307],
    kind: 'permanent',
    action: 'wait',
    pt: ['SKU em sorteio', 'Um SKU que participa de um sorteio não pode ser excluído.', 'Espere o fim da ação.'],
    en: [
      'SKU in a giveaway',
      'A SKU that takes part in a giveaway cannot be deleted.',
      'Wait for the end of the campaign.',
    ],
  },
];
