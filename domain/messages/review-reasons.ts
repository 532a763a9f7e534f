import type { Problem } from '../problem.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { Action } from './message.ts';

/**
 * How a failed review is told: TikTok's field, reason and suggestion in its own words, and Ponte's advice where the
 * reason or the field is one of those met before. Reasons say more than fields, so they are looked at first.
 */
export function reviewEntry(params: Problem['params'] = {}): CatalogueEntry {
  const known = findAdvice(String(params.reason ?? ''), String(params.position ?? ''));
  const { action, field, fix } = known ?? UNKNOWN_REASON;
  const hasSuggestion = params.suggestion !== undefined && params.suggestion !== '–';
  const says = hasSuggestion
    ? { pt: ' Sugestão do TikTok: {suggestion}', en: " TikTok's suggestion: {suggestion}" }
    : NO;
  const where = params.platforms ? { pt: ' ({platforms})', en: ' ({platforms})' } : NO;
  return {
    action,
    pt: [`Reprovado na análise do TikTok: ${field.pt}`, `Campo {position}: {reason}${where.pt}`, fix.pt + says.pt],
    en: [`Failed the TikTok review: ${field.en}`, `Field {position}: {reason}${where.en}`, fix.en + says.en],
  };
}

interface Words {
  readonly pt: string;
  readonly en: string;
}

interface Advice {
  /** Of TikTok's reason, which comes in English or in Portuguese. */
  readonly reason: RegExp;
  /** Of TikTok's field. */
  readonly position: RegExp;
  readonly field: Words;
  readonly fix: Words;
  readonly action: Action;
}

/** Told by its reason alone. */
const NEVER = /(?!)/;

/** In order; a reason that matches goes before a field that does. */
export const REVIEW_ADVICE: readonly Advice[] = [
  {
    reason: /prohibited|unsupported|proibid|não permitid|restricted (product|item)/i,
    position: NEVER,
    field: { pt: 'produto ou categoria proibida', en: 'prohibited product or category' },
    fix: {
      pt: 'O TikTok não vende este produto nesta categoria: mapeie a categoria certa (ponte taxonomy map) ou retire-o do feed.',
      en: 'TikTok does not sell this product in this category: map the right one (ponte taxonomy map) or take it out of the feed.',
    },
    action: 'map-category',
  },
  {
    reason: /counterfeit|infring|intellectual property|trademark|copyright|falsific|pirata|propriedade intelectual/i,
    position: NEVER,
    field: { pt: 'propriedade intelectual', en: 'intellectual property' },
    fix: {
      pt: 'Comprove o direito de vender a marca no Seller Center, ou retire o nome e as imagens dela do produto.',
      en: 'Prove in the Seller Center that you may sell the brand, or take its name and pictures out of the product.',
    },
    action: 'open-seller-center',
  },
  {
    reason: /certificat|licen[cs]e|qualification|document|anvisa|anatel|inmetro|certificad/i,
    position: /certif|qualif|document/i,
    field: { pt: 'certificado', en: 'certificate' },
    fix: {
      pt: 'Envie o certificado pedido no Seller Center e mande reenviar o produto (ponte product resubmit).',
      en: 'Upload the certificate asked for in the Seller Center and have the product sent again (ponte product resubmit).',
    },
    action: 'open-seller-center',
  },
  {
    reason: /(false|exaggerat|misleading|medical|health) claim|miracul|milagr|promessa|enganos/i,
    position: NEVER,
    field: { pt: 'promessas no texto', en: 'claims in the text' },
    fix: {
      pt: 'Tire do título e da descrição promessas de cura, resultado garantido ou superlativos sem prova.',
      en: 'Take promises of cure, guaranteed results and unproven superlatives out of title and description.',
    },
    action: 'edit-product',
  },
  {
    reason: /watermark|blur|low.?(quality|resolution)|pixelat|image|picture|photo|imagem|foto|marca d.água/i,
    position: /image|picture|photo|img|imagem/i,
    field: { pt: 'imagens', en: 'images' },
    fix: {
      pt: 'Troque a imagem por uma nítida, do próprio produto, sem texto, logotipo, contato ou marca d’água; a capa de preferência em fundo branco.',
      en: 'Replace the picture by a sharp one of the product itself, without text, logo, contact or watermark; the cover best on white.',
    },
    action: 'edit-product',
  },
  {
    reason: /wrong category|category.*(match|incorrect|wrong)|categoria.*(errada|incorreta)/i,
    position: /categor/i,
    field: { pt: 'categoria', en: 'category' },
    fix: {
      pt: 'Mapeie a categoria certa para este produto (ponte taxonomy map); a Ponte o reenvia com ela.',
      en: 'Map the right category for this product (ponte taxonomy map); Ponte sends it again with that one.',
    },
    action: 'map-category',
  },
  {
    reason: /\bbrand\b|\bmarca\b/i,
    position: /brand|marca/i,
    field: { pt: 'marca', en: 'brand' },
    fix: {
      pt: 'Peça a autorização da marca no Seller Center, ou publique sem marca (ponte client set --brands off).',
      en: 'Ask for the authorization of the brand in the Seller Center, or list without one (ponte client set --brands off).',
    },
    action: 'open-seller-center',
  },
  {
    reason: /contact|phone|e-?mail|whatsapp|external link|\burl\b|telefone|contato/i,
    position: NEVER,
    field: { pt: 'contato ou link no texto', en: 'contact or link in the text' },
    fix: {
      pt: 'Tire telefones, e-mails, links e convites para comprar fora do TikTok do texto e das imagens.',
      en: 'Take phone numbers, e-mails, links and invitations to buy elsewhere out of text and pictures.',
    },
    action: 'edit-product',
  },
  {
    reason: /\btitle\b|product name|título|nome do produto/i,
    position: /title|name|título|nome/i,
    field: { pt: 'título', en: 'title' },
    fix: {
      pt: 'Escreva um título que diga o que é o produto, sem promoções, repetições ou palavras de outra marca.',
      en: 'Write a title that says what the product is, without promotions, repetitions or other brands.',
    },
    action: 'edit-product',
  },
  {
    reason: /\bdescription\b|descrição/i,
    position: /descri/i,
    field: { pt: 'descrição', en: 'description' },
    fix: {
      pt: 'Corrija na descrição o que o motivo aponta; ela deve falar deste produto e de nada mais.',
      en: 'Correct what the reason names in the description; it must speak of this product and nothing else.',
    },
    action: 'edit-product',
  },
  {
    reason: /size chart|tabela de medidas/i,
    position: /size.?chart/i,
    field: { pt: 'tabela de medidas', en: 'size chart' },
    fix: {
      pt: 'Indique uma tabela de medidas legível para a categoria (ponte client set --size-chart).',
      en: 'Name a legible size chart for the category (ponte client set --size-chart).',
    },
    action: 'edit-settings',
  },
  {
    reason: /attribute|property|atributo|propriedade/i,
    position: /attribute|propert|atributo|spec/i,
    field: { pt: 'atributos', en: 'attributes' },
    fix: {
      pt: 'Corrija a especificação na VTEX ou no feed, ou dê um valor padrão à categoria (ponte client set --attribute).',
      en: 'Correct the specification in VTEX or the feed, or give the category a default (ponte client set --attribute).',
    },
    action: 'edit-product',
  },
  {
    reason: /\bprice\b|preço/i,
    position: /price|preço/i,
    field: { pt: 'preço', en: 'price' },
    fix: {
      pt: 'Confira o preço na VTEX ou no feed: o TikTok o achou implausível para este produto.',
      en: 'Check the price in VTEX or the feed: TikTok found it implausible for this product.',
    },
    action: 'edit-product',
  },
  {
    reason: /variation|variant|\bsku\b|variaç/i,
    position: /sku|varia|sale.*prop/i,
    field: { pt: 'variações', en: 'variants' },
    fix: {
      pt: 'Confira cores, tamanhos e nomes das variações: cada uma deve ser o mesmo produto.',
      en: 'Check colours, sizes and names of the variants: each must be the same product.',
    },
    action: 'edit-product',
  },
  {
    reason: /duplicat|repeated listing|duplicad/i,
    position: NEVER,
    field: { pt: 'produto repetido', en: 'repeated product' },
    fix: {
      pt: 'A loja já tem este produto: retire um dos dois do feed ou do TikTok.',
      en: 'The shop has this product already: take one of the two out of the feed or off TikTok.',
    },
    action: 'open-seller-center',
  },
];

const UNKNOWN_REASON: Pick<Advice, 'field' | 'fix' | 'action'> = {
  field: { pt: 'veja o motivo', en: 'see the reason' },
  fix: {
    pt: 'Corrija na origem o que o motivo aponta; a Ponte reenvia o produto quando ele mudar.',
    en: 'Correct what the reason names at its source; Ponte sends the product again once it changes.',
  },
  action: 'edit-product',
};

const NO: Words = { pt: '', en: '' };

function findAdvice(reason: string, position: string): Advice | undefined {
  return (
    REVIEW_ADVICE.find((advice) => advice.reason.test(reason)) ??
    REVIEW_ADVICE.find((advice) => advice.position.test(position))
  );
}
