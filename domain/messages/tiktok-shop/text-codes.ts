import type { CodeGroup } from './code-group.ts';

/** Codes about title and description. */
export const TEXT_CODES: readonly CodeGroup[] = [
  {
    codes: [12052051],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Título longo demais',
      'O título passa de 300 caracteres, o máximo no Brasil.',
      'Encurte o título do produto.',
    ],
    en: [
      'Title too long',
      'The title has more than 300 characters, the limit in Brazil.',
      'Shorten the title of the product.',
    ],
  },
  {
    codes: [12052261],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Título vazio', 'O produto foi enviado sem título.', 'Dê um título ao produto.'],
    en: ['Title empty', 'The product was sent without a title.', 'Give the product a title.'],
  },
  {
    codes: [12052931],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Título com caracteres proibidos',
      'O título tem emoji, código HTML (como &nbsp;) ou caractere de controle, ou só símbolos.',
      'Deixe no título apenas texto simples.',
    ],
    en: [
      'Title with forbidden characters',
      'The title has an emoji, an HTML code (such as &nbsp;) or a control character, or only symbols.',
      'Leave only plain text in the title.',
    ],
  },
  {
    codes: [12052262],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Título com ideogramas chineses',
      'O TikTok não aceita caracteres chineses no título.',
      'Escreva o título em português.',
    ],
    en: [
      'Chinese characters in the title',
      'TikTok does not accept Chinese characters in the title.',
      'Write the title in Portuguese.',
    ],
  },
  {
    codes: [12052263],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Começo do título não permitido',
      'O título começa com um texto que o TikTok não permite.',
      'Mude o começo do título.',
    ],
    en: [
      'Beginning of the title not allowed',
      'The title begins with a text that TikTok does not allow.',
      'Change the beginning of the title.',
    ],
  },
  {
    codes: [12052266],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Título em outro idioma',
      'Nesta região o título só pode ter caracteres do idioma da loja.',
      'Escreva o título no idioma da loja.',
    ],
    en: [
      'Title in another language',
      "In this region the title may only hold characters of the shop's language.",
      'Write the title in the language of the shop.',
    ],
  },
  {
    codes: [12019006],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Descrição inválida',
      'O TikTok não aceitou a descrição do produto.',
      'Revise a descrição: texto simples ou HTML básico.',
    ],
    en: [
      'Description invalid',
      'TikTok did not accept the description of the product.',
      'Review the description: plain text or basic HTML.',
    ],
  },
  {
    codes: [12052013],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Descrição longa demais', 'A descrição passa de 10.000 caracteres.', 'Encurte a descrição.'],
    en: ['Description too long', 'The description has more than 10,000 characters.', 'Shorten the description.'],
  },
  {
    codes: [12052015],
    kind: 'fix-product',
    action: 'edit-product',
    pt: ['Descrição vazia', 'O produto foi enviado sem descrição.', 'Escreva uma descrição para o produto.'],
    en: ['Description empty', 'The product was sent without a description.', 'Write a description of the product.'],
  },
  {
    codes: [12052932],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Descrição com caracteres proibidos',
      'A descrição tem emoji, código HTML (como &nbsp;) ou caractere de controle, ou só símbolos.',
      'Retire emojis e símbolos da descrição.',
    ],
    en: [
      'Description with forbidden characters',
      'The description has an emoji, an HTML code (such as &nbsp;) or a control character, or only symbols.',
      'Remove emojis and symbols from the description.',
    ],
  },
  {
    codes: [12052344],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'HTML da descrição quebrado',
      'A descrição tem marcações HTML abertas ou mal escritas.',
      'Corrija o HTML da descrição no cadastro.',
    ],
    en: [
      'Broken HTML in the description',
      'The description has HTML tags left open or misspelled.',
      'Correct the HTML of the description.',
    ],
  },
  {
    codes: [12052345, 12052348, 12052350],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'HTML não permitido na descrição',
      'A descrição usa uma marcação ou um atributo HTML que o TikTok não aceita, ou falta um atributo obrigatório.',
      'Use só parágrafos, listas, negrito e imagens do TikTok.',
    ],
    en: [
      'HTML not allowed in the description',
      'The description uses an HTML tag or attribute that TikTok does not accept, or lacks a required attribute.',
      "Use only paragraphs, lists, bold text and TikTok's own images.",
    ],
  },
  {
    codes: [12052349, 12052352],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'HTML aninhado demais na descrição',
      'A descrição tem marcações HTML dentro de outras além do permitido.',
      'Simplifique o HTML da descrição.',
    ],
    en: [
      'HTML nested too deeply in the description',
      'The description has HTML tags inside others beyond what is allowed.',
      'Simplify the HTML of the description.',
    ],
  },
  {
    codes: [12052346, 12052351],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Descrição em outro idioma',
      'A descrição tem caracteres que não são aceitos nesta região.',
      'Escreva a descrição no idioma da loja.',
    ],
    en: [
      'Description in another language',
      'The description has characters that are not accepted in this region.',
      'Write the description in the language of the shop.',
    ],
  },
  {
    codes: [12052151, 12052152, 12052153],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Palavra proibida em um atributo',
      'Um atributo ou uma variação usa uma palavra que o TikTok restringe.',
      'Troque a palavra no atributo ou na variação.',
    ],
    en: [
      'Forbidden word in an attribute',
      'An attribute or a variation uses a word that TikTok restricts.',
      'Replace the word in the attribute or variation.',
    ],
  },
  {
    codes: [12052235, 12052238],
    kind: 'fix-product',
    action: 'edit-product',
    pt: [
      'Link inválido ou longo demais',
      'Um endereço do produto está malformado ou passa de 200 caracteres.',
      'Corrija ou retire o link.',
    ],
    en: [
      'Link invalid or too long',
      'An address of the product is malformed or has more than 200 characters.',
      'Correct or remove the link.',
    ],
  },
];
