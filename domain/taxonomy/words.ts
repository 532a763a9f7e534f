import { foldText } from '../listing/fold-text.ts';

/**
 * The words of a text as categories are compared by: without accents or case, in the singular, without those that say
 * nothing about what a thing is. Portuguese, Spanish, English and French; other scripts stay as they are.
 */
export function wordsOf(text: string): string[] {
  const words = foldText(text.replaceAll(/<[^>]*>/g, ' ')).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && !/^\d/.test(word) && !EMPTY.has(word)).map(singular);
}

/** The first that fits. Portuguese: ções → ção, papéis → papel, bombons → bombom; English: toddies → toddy. */
const ENDINGS: readonly (readonly [ending: string, replacement: string])[] = [
  ['shoes', 'sho'],
  ['shoe', 'sho'],
  ['oes', 'ao'],
  ['aes', 'ao'],
  ['ais', 'al'],
  ['eis', 'el'],
  ['ois', 'ol'],
  ['ies', 'y'],
  ['ss', 'ss'],
  ['us', 'us'],
  ['is', 'i'],
  ['ns', 'm'],
  ['es', ''],
  ['s', ''],
  ['e', ''],
];

/** Words that qualify things of any kind: they say nothing by themselves, but a name is not said whole without them. */
export const QUALIFIERS: ReadonlySet<string> = new Set(
  (
    'tamanho size talla taille cor color couleur cores colors plus extra super maxi ' +
    'outro outra outros outras other others misc geral general diversos diverso acessorio acessorios accessory accessories ' +
    'unisex unissex feminino feminina femininas femininos masculino masculina masculinas masculinos women womens men mens ' +
    'infantil adulto adultos kids adult ropa roupa roupas clothing small large medium mini pequeno grande medio moda fashion ' +
    'design colecao collection serie series estilo style top light natural water sistema home casa hogar maison decor ' +
    'preto branco azul verde vermelho amarelo rosa cinza marrom black white blue green red yellow pink grey gray gold silver ' +
    'produto produtos product products item itens suprimento suprimentos supply supplies suministros'
  )
    .split(' ')
    .map((word) => singular(word)),
);

/**
 * One form for singular and plural, the same for both; not always a word of the language. A final `e` falls too, so
 * that `colar` meets `colares` and `table` meets `tables`.
 */
export function singular(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  for (const [ending, replacement] of ENDINGS) {
    if (word.endsWith(ending)) return word.slice(0, -ending.length) + replacement;
  }
  return word;
}

/** Words of grammar and trade: never compared. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    'de da do das dos em no na nos nas um uma uns umas com para por pelo pela sem ao aos as os que seu sua mais menos ' +
    'del la el los las con sin por en una unos unas su al lo mas y ' +
    'the and for of with in on to from by an your our at or its all new ' +
    'le les des du aux avec pour sans dans sur une et au ' +
    'kit set conjunto unidade unidades und un pcs pc pecas peca pacote combo novo nova promocao oferta frete gratis original oficial modelo tipo linha cm mm ml kg gr mg lt litros'
  ).split(' '),
);
