import type { CodeGroup } from './code-group.ts';

/** Codes about the category. */
export const CATEGORY_CODES: readonly CodeGroup[] = [
  {
    codes: [12052002],
    kind: 'fix-product',
    action: 'map-category',
    pt: [
      'Categoria em formato errado',
      'A categoria enviada não é um código de categoria do TikTok.',
      'Mapeie de novo a categoria do produto.',
    ],
    en: [
      'Category in the wrong format',
      'The category sent is not a TikTok category code.',
      'Map the category of the product again.',
    ],
  },
  {
    codes: [12052023],
    kind: 'fix-product',
    action: 'map-category',
    pt: [
      'Categoria não existe',
      'A categoria escolhida não existe mais no TikTok.',
      'Mapeie o produto para uma categoria atual.',
    ],
    en: [
      'Category does not exist',
      'The chosen category no longer exists on TikTok.',
      'Map the product to a current category.',
    ],
  },
  {
    codes: [12052024],
    kind: 'fix-product',
    action: 'map-category',
    pt: [
      'Categoria geral demais',
      'O TikTok só aceita categorias do último nível, e esta tem subcategorias.',
      'Mapeie para uma das subcategorias.',
    ],
    en: [
      'Category too general',
      'TikTok only takes categories of the last level, and this one has children.',
      'Map to one of its subcategories.',
    ],
  },
  {
    codes: [12052025],
    kind: 'fix-product',
    action: 'map-category',
    pt: [
      'Categoria inválida',
      'O TikTok não aceita esta categoria para o produto.',
      'Escolha outra categoria no mapeamento.',
    ],
    en: [
      'Category invalid',
      'TikTok does not accept this category for the product.',
      'Choose another category in the mapping.',
    ],
  },
  {
    codes: [12052230],
    kind: 'fix-product',
    action: 'map-category',
    pt: [
      'Categoria não é final nesta versão',
      'A categoria tem subcategorias ou é de outra versão da árvore de categorias do TikTok.',
      'Mapeie para uma categoria final da árvore usada no Brasil.',
    ],
    en: [
      'Category not a leaf in this version',
      "The category has children or belongs to another version of TikTok's category tree.",
      'Map to a leaf of the tree used in Brazil.',
    ],
  },
  {
    codes: [12052217],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Versão errada das categorias',
      'A chamada usou a árvore de categorias de outra região.',
      'Avise o suporte da Ponte com o número da chamada.',
    ],
    en: [
      'Wrong category version',
      'The call used the category tree of another region.',
      'Report it to Ponte support with the call number.',
    ],
  },
  {
    codes: [12052220],
    kind: 'permanent',
    action: 'map-category',
    pt: [
      'Categoria proibida no TikTok',
      'Produtos desta categoria não podem ser vendidos no TikTok Shop.',
      'Se a categoria está certa, o produto não pode ser vendido lá; se não está, mapeie outra.',
    ],
    en: [
      'Category prohibited on TikTok',
      'Products of this category cannot be sold on TikTok Shop.',
      'If the category is right, the product cannot be sold there; if not, map another one.',
    ],
  },
  {
    codes: [12052221],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Categoria só para convidados',
      'Apenas vendedores convidados podem vender nesta categoria.',
      'Peça acesso no Seller Center ou mapeie outra categoria.',
    ],
    en: [
      'Category by invitation only',
      'Only invited sellers may sell in this category.',
      'Ask for access in Seller Center or map another category.',
    ],
  },
  {
    codes: [12052223],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Categoria restrita',
      'A loja precisa de uma qualificação aprovada para esta categoria.',
      'Peça a qualificação no Centro de Qualificação do Seller Center.',
    ],
    en: [
      'Category restricted',
      'The shop needs an approved qualification for this category.',
      'Apply for it in the Qualification Center of Seller Center.',
    ],
  },
  {
    codes: [12052225],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Fora da categoria principal da loja',
      'A loja só pode vender na sua categoria principal, e esta é outra.',
      'Fale com seu gerente de conta no TikTok ou mapeie outra categoria.',
    ],
    en: [
      "Outside the shop's main category",
      'The shop may only sell in its main category, and this is another one.',
      'Talk to your TikTok account manager or map another category.',
    ],
  },
  {
    codes: [12052226],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Categoria exige autorização',
      'A loja ainda não foi autorizada a vender nesta categoria restrita.',
      'Envie os documentos pelo Centro de Qualificação do Seller Center.',
    ],
    en: [
      'Category needs authorization',
      'The shop is not authorized yet to sell in this restricted category.',
      'Send the documents through the Qualification Center of Seller Center.',
    ],
  },
  {
    codes: [12052227],
    kind: 'fix-config',
    action: 'open-seller-center',
    pt: [
      'Categoria indisponível para a loja',
      'A categoria não está aberta para esta loja no momento.',
      'Veja no Seller Center o que falta ou mapeie outra categoria.',
    ],
    en: [
      'Category not available to the shop',
      'The category is not open to this shop at the moment.',
      'See in Seller Center what is missing or map another category.',
    ],
  },
  {
    codes: [12052446],
    kind: 'permanent',
    action: 'map-category',
    pt: ['Categoria fechada neste mercado', 'A categoria não é vendida neste país.', 'Mapeie outra categoria.'],
    en: ['Category closed in this market', 'The category is not sold in this country.', 'Map another category.'],
  },
  {
    codes: [12052158],
    kind: 'permanent',
    action: 'map-category',
    pt: [
      'Categoria não pode mais mudar',
      'O TikTok não permite trocar a categoria deste produto.',
      'Mantenha a categoria atual ou crie um novo produto.',
    ],
    en: [
      'Category can no longer change',
      'TikTok does not allow changing the category of this product.',
      'Keep the current category or create a new product.',
    ],
  },
  {
    codes: [12019064],
    kind: 'fix-product',
    action: 'map-category',
    pt: [
      'Nenhuma categoria encontrada',
      'O TikTok não soube sugerir uma categoria pelo nome do produto.',
      'Use um nome mais completo ou mapeie a categoria à mão.',
    ],
    en: [
      'No category found',
      "TikTok could not suggest a category from the product's name.",
      'Use a fuller name or map the category by hand.',
    ],
  },
  {
    codes: [12052912],
    kind: 'fix-product',
    action: 'map-category',
    pt: [
      'Nenhuma categoria na categoria principal',
      'A categoria sugerida ficaria fora da categoria principal da loja.',
      'Mapeie a categoria à mão ou confira a categoria principal no Seller Center.',
    ],
    en: [
      'No category within the main one',
      "The suggested category would lie outside the shop's main category.",
      'Map the category by hand or check the main category in Seller Center.',
    ],
  },
  {
    codes: [12052265, 12052234],
    kind: 'permanent',
    action: 'wait',
    pt: [
      'Atualização de categorias em andamento',
      'O TikTok está atualizando as categorias da loja ou não oferece isso para ela.',
      'Espere até duas horas; a Ponte tenta de novo.',
    ],
    en: [
      'Category upgrade under way',
      "TikTok is upgrading the shop's categories or does not offer that to it.",
      'Wait up to two hours; Ponte tries again.',
    ],
  },
];
