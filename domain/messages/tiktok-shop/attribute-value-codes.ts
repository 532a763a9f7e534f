import type { CodeGroup } from './code-group.ts';

/** Codes about values of attributes and variations. */
export const ATTRIBUTE_VALUE_CODES: readonly CodeGroup[] = [
  {
    codes: [12052246],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Atributo aceita um só valor',
      'Foram enviados vários valores para um atributo de escolha única.',
      'Deixe um único valor.',
    ],
    en: [
      'Attribute takes one value only',
      'Several values were sent for an attribute of single choice.',
      'Leave a single value.',
    ],
  },
  {
    codes: [12052247],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Valor fora da lista do atributo',
      'O atributo só aceita os valores da lista do TikTok.',
      'Escolha um valor da lista.',
    ],
    en: [
      "Value not on the attribute's list",
      "The attribute only takes values from TikTok's list.",
      'Choose a value from the list.',
    ],
  },
  {
    codes: [12052248],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Valor de atributo vazio', 'Um atributo foi enviado sem valor.', 'Preencha o valor ou retire o atributo.'],
    en: [
      'Attribute value empty',
      'An attribute was sent without a value.',
      'Fill in the value or remove the attribute.',
    ],
  },
  {
    codes: [12052249],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Valor de atributo longo demais',
      'O valor do atributo passa do tamanho que o TikTok aceita.',
      'Encurte o valor do atributo.',
    ],
    en: [
      'Attribute value too long',
      'The value of the attribute is longer than TikTok accepts.',
      'Shorten the value of the attribute.',
    ],
  },
  {
    codes: [12052250],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Valor de atributo com ideogramas chineses',
      'O TikTok não aceita caracteres chineses em valores de atributos.',
      'Escreva o valor em português.',
    ],
    en: [
      'Chinese characters in an attribute value',
      'TikTok does not accept Chinese characters in values of attributes.',
      'Write the value in Portuguese.',
    ],
  },
  {
    codes: [12052251],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Valor repetido no atributo',
      'O mesmo valor aparece duas vezes em um atributo.',
      'Deixe cada valor uma só vez.',
    ],
    en: ['Value repeated in an attribute', 'The same value comes twice in an attribute.', 'Leave each value once.'],
  },
  {
    codes: [12052253],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Código de valor repetido',
      'O mesmo código de valor foi enviado duas vezes em um atributo.',
      'Confira o mapeamento do atributo; se está certo, avise o suporte da Ponte.',
    ],
    en: [
      'Value code repeated',
      'The same value code was sent twice in an attribute.',
      'Check the mapping of the attribute; if it is right, report it to Ponte support.',
    ],
  },
  {
    codes: [12052254],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Código de atributo repetido',
      'O mesmo atributo foi enviado duas vezes no produto.',
      'Confira os padrões de atributos; se estão certos, avise o suporte da Ponte.',
    ],
    en: [
      'Attribute code repeated',
      'The same attribute was sent twice in the product.',
      'Check the attribute defaults; if they are right, report it to Ponte support.',
    ],
  },
  {
    codes: [12052256],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Atributo exige número positivo',
      'O atributo só aceita números inteiros ou decimais maiores que zero.',
      'Escreva só o número, sem unidade.',
    ],
    en: [
      'Attribute needs a positive number',
      'The attribute only takes whole or decimal numbers above zero.',
      'Write only the number, without a unit.',
    ],
  },
  {
    codes: [12052933],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Nome de variação com caracteres proibidos',
      'O nome de uma variação tem emoji, código HTML ou só símbolos.',
      'Use texto simples no nome da variação.',
    ],
    en: [
      'Variation name with forbidden characters',
      'The name of a variation has an emoji, an HTML code or only symbols.',
      'Use plain text in the name of the variation.',
    ],
  },
  {
    codes: [12052934],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Valor de variação com caracteres proibidos',
      'O valor de uma variação (cor, tamanho) tem emoji, código HTML ou só símbolos.',
      'Use texto simples no valor da variação.',
    ],
    en: [
      'Variation value with forbidden characters',
      'The value of a variation (colour, size) has an emoji, an HTML code or only symbols.',
      'Use plain text in the value of the variation.',
    ],
  },
  {
    codes: [12052935],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Valor de atributo com caracteres proibidos',
      'O valor de um atributo tem emoji, código HTML ou só símbolos.',
      'Use texto simples no valor do atributo.',
    ],
    en: [
      'Attribute value with forbidden characters',
      'The value of an attribute has an emoji, an HTML code or only symbols.',
      'Use plain text in the value of the attribute.',
    ],
  },
  {
    codes: [12052361, 12052362, 12052574],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Quantidade por unidade inválida',
      'Falta a quantidade por unidade do SKU, ou ela não é uma das que a categoria aceita.',
      'Preencha a quantidade conforme a lista da categoria.',
    ],
    en: [
      'Quantity per unit invalid',
      'The quantity per unit of the SKU is missing or not one that the category accepts.',
      "Fill in the quantity from the category's list.",
    ],
  },
];
