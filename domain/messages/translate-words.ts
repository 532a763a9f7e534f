import type { Locale } from './message.ts';

/**
 * Params hold words of Ponte's own, one or a list, each with a detail in brackets or without; here they become the
 * reader's. Any other text stays as it is.
 */
export function translateWords(text: string, locale: Locale): string {
  return text
    .split(', ')
    .map((part) => {
      const [, word = part, detail = ''] = /^([^(]+)( \(.*)$/s.exec(part) ?? [];
      return Object.hasOwn(WORDS, word) ? WORDS[word]![locale === 'en' ? 1 : 0] + detail : part;
    })
    .join(', ');
}

/** Portuguese, English. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  'control characters': ['caracteres de controle', 'control characters'],
  emoji: ['emojis', 'emoji'],
  'HTML entities': ['entidades HTML', 'HTML entities'],
  'Chinese characters': ['caracteres chineses', 'Chinese characters'],
  'repeated characters': ['caracteres repetidos', 'repeated characters'],
  'e-mails': ['e-mails', 'e-mail addresses'],
  'phone numbers': ['telefones', 'phone numbers'],
  links: ['links externos', 'external links'],
  profiles: ['perfis de redes sociais', 'profiles of social networks'],
  title: ['título', 'title'],
  description: ['descrição', 'description'],
  sales_attributes: ['variações', 'variants'],
  product_attributes: ['atributos', 'attributes'],
  currency: ['está em outra moeda', 'it is in another currency'],
  'not-positive': ['não é maior que zero', 'it is not above zero'],
  'not-lower': ['não é menor que o preço normal', 'it is not below the regular price'],
  invalid: ['não é um código válido', 'not a valid code'],
  restricted: ['é de uso interno de lojas ou de cupons', 'for use within shops or on coupons'],
  repeated: ['já é de outro SKU do produto', "another SKU's of the product"],
  weight: ['peso', 'weight'],
  length: ['comprimento', 'length'],
  width: ['largura', 'width'],
  height: ['altura', 'height'],
  'category path': ['caminho da categoria', 'category path'],
  manufacturer: ['fabricante', 'manufacturer'],
  'responsible person': ['responsável legal', 'responsible person'],
  preorder: ['pré-venda', 'preorder'],
  backorder: ['sob encomenda', 'backorder'],
  removed: ['retirados', 'removed'],
  zeroed: ['sem estoque', 'out of stock'],
  repriced: ['com outro preço', 'with another price'],
};
