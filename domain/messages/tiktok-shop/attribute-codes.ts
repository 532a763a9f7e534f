import type { CodeGroup } from './code-group.ts';

/** Codes about product attributes. */
export const ATTRIBUTE_CODES: readonly CodeGroup[] = [
  {
    codes: [12052104],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Falta um atributo obrigatório',
      'A categoria exige um atributo que o produto não tem.',
      'Preencha o atributo no cadastro ou defina um padrão para a categoria.',
    ],
    en: [
      'Required attribute missing',
      'The category demands an attribute that the product lacks.',
      'Fill in the attribute of the product or set a default for the category.',
    ],
  },
  {
    codes: [12052182],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Falta um atributo que depende de outro',
      'O valor escolhido em um atributo torna outro obrigatório.',
      'Preencha o atributo citado na mensagem.',
    ],
    en: [
      'Dependent attribute missing',
      'The value chosen for one attribute makes another required.',
      'Fill in the attribute named in the message.',
    ],
  },
  {
    codes: [12052183],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Atributo deveria ficar vazio',
      'O valor escolhido em um atributo não permite preencher outro.',
      'Deixe vazio o atributo citado na mensagem.',
    ],
    en: [
      'Attribute should be empty',
      'The value chosen for one attribute forbids another.',
      'Leave the attribute named in the message empty.',
    ],
  },
  {
    codes: [12052157],
    kind: 'permanent',
    action: 'open-seller-center',
    pt: [
      'Atributo só editável por loja local',
      'Vendedores de fora do país não podem editar este atributo.',
      'Edite o atributo no Seller Center, se a loja permitir.',
    ],
    en: [
      'Attribute only for local shops',
      'Sellers from abroad cannot edit this attribute.',
      'Edit the attribute in Seller Center if the shop allows it.',
    ],
  },
  {
    codes: [12052240],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Atributo próprio não permitido',
      'O atributo não está na lista da categoria e ela não aceita atributos próprios.',
      'Use um dos atributos da categoria.',
    ],
    en: [
      'Own attribute not allowed',
      "The attribute is not on the category's list, which takes no attributes of your own.",
      'Use one of the attributes of the category.',
    ],
  },
  {
    codes: [12052241],
    kind: 'bug',
    action: 'contact-support',
    pt: [
      'Atributo sem nome',
      'Um atributo foi enviado sem nome e sem código.',
      'Confira os padrões de atributos da categoria; se estão certos, avise o suporte da Ponte.',
    ],
    en: [
      'Attribute without a name',
      'An attribute was sent without name and code.',
      "Check the category's attribute defaults; if they are right, report it to Ponte support.",
    ],
  },
  {
    codes: [12052242],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Nome de atributo longo demais',
      'O nome do atributo passa do tamanho que o TikTok aceita.',
      'Encurte o nome do atributo.',
    ],
    en: [
      'Attribute name too long',
      'The name of the attribute is longer than TikTok accepts.',
      'Shorten the name of the attribute.',
    ],
  },
  {
    codes: [12052243],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Nome de atributo com ideogramas chineses',
      'O TikTok não aceita caracteres chineses em nomes de atributos.',
      'Escreva o nome do atributo em português.',
    ],
    en: [
      'Chinese characters in an attribute name',
      'TikTok does not accept Chinese characters in names of attributes.',
      'Write the name of the attribute in Portuguese.',
    ],
  },
  {
    codes: [12052244],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Nome de atributo repetido', 'Dois atributos do produto têm o mesmo nome.', 'Deixe só um deles.'],
    en: ['Attribute name repeated', 'Two attributes of the product have the same name.', 'Leave only one of them.'],
  },
  {
    codes: [12052245],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Atributo com caracteres inválidos',
      'Um atributo tem caracteres que o TikTok não aceita.',
      'Use apenas letras, números e pontuação simples.',
    ],
    en: [
      'Attribute with invalid characters',
      'An attribute has characters that TikTok does not accept.',
      'Use only letters, digits and simple punctuation.',
    ],
  },
];
