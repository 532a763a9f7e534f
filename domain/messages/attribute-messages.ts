import type { Catalogue } from './catalogue-entry.ts';

/** Of attributes and variants: what was matched with TikTok's lists, what could not be, and what lacks. */
export const ATTRIBUTE_MESSAGES: Catalogue = {
  'attribute-missing': {
    action: 'edit-product',
    pt: [
      'Atributos obrigatórios em falta',
      'A categoria exige: {attributes}.',
      'Preencha as especificações do produto com um dos valores aceitos, ou um valor padrão para a categoria.',
    ],
    en: [
      'Required attributes missing',
      'The category demands: {attributes}.',
      'Fill in the product specifications with one of the values that are taken, or a default value for the category.',
    ],
  },
  'attribute-unwanted': {
    action: 'edit-product',
    pt: [
      'Atributo que deve ficar vazio',
      'O atributo {attribute} só vale com outra resposta de um atributo do qual depende.',
      'Retire a especificação, ou corrija a do atributo do qual ela depende.',
    ],
    en: [
      'Attribute that must stay empty',
      'The attribute {attribute} only holds with another answer to an attribute that it depends on.',
      'Remove the specification, or correct that of the attribute it depends on.',
    ],
  },
  'attribute-value-unmatched': {
    action: 'edit-product',
    pt: [
      'Valor de atributo sem correspondência',
      'A loja diz {said} em {attribute}; não é um valor da lista do TikTok, ou são vários onde ele aceita um. O atributo não foi preenchido com isso.',
      'Use um valor da lista do TikTok na especificação, ou um valor padrão para a categoria.',
    ],
    en: [
      'Attribute value without a match',
      "The shop says {said} for {attribute}; that is no value of TikTok's list, or several where it takes one. The attribute was not filled from it.",
      "Use a value of TikTok's list in the specification, or a default value for the category.",
    ],
  },
  'attribute-default-unmatched': {
    action: 'edit-settings',
    pt: [
      'Valor padrão não aceito',
      'O valor padrão {said} de {attribute} não está na lista do TikTok e não foi usado.',
      'Corrija o valor padrão da categoria nas configurações do cliente.',
    ],
    en: [
      'Default value not taken',
      "The default {said} for {attribute} is not in TikTok's list and was not used.",
      "Correct the category's default in the client's settings.",
    ],
  },
  'attribute-derived': {
    action: 'edit-product',
    pt: [
      'Atributo tirado do texto do produto',
      'Nenhuma especificação dá {attribute}; "{value}" foi lido em: {source}.',
      'Nada é preciso se estiver certo; preencha a especificação para decidir você mesmo.',
    ],
    en: [
      "Attribute taken from the product's words",
      'No specification gives {attribute}; "{value}" was read in the {source}.',
      'Nothing is needed if it is right; fill in the specification to decide it yourself.',
    ],
  },
  'variant-missing': {
    action: 'edit-product',
    pt: [
      'Variação em falta no SKU',
      'Os outros SKUs do produto têm {missing}, e este não.',
      'Preencha {missing} na especificação do SKU: todos os SKUs de um produto têm as mesmas variações.',
    ],
    en: [
      'Variant missing on the SKU',
      'The other SKUs of the product have {missing}, and this one has not.',
      'Fill in {missing} in the specification of the SKU: all SKUs of a product have the same variants.',
    ],
  },
  'variant-required': {
    action: 'edit-product',
    pt: [
      'Variação exigida pela categoria',
      'A categoria exige em cada SKU: {attributes}.',
      'Preencha a especificação do SKU.',
    ],
    en: [
      'Variant that the category demands',
      'The category demands on each SKU: {attributes}.',
      'Fill in the specification of the SKU.',
    ],
  },
  'variant-value-not-listed': {
    action: 'edit-product',
    pt: [
      'Valor de variação não aceito',
      'A categoria não aceita "{value}" em {name}; os valores são: {accepted}.',
      'Use um dos valores da lista na especificação do SKU.',
    ],
    en: [
      'Variant value not taken',
      'The category does not take "{value}" for {name}; the values are: {accepted}.',
      'Use one of these values in the specification of the SKU.',
    ],
  },
};
