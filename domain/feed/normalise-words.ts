import { detach } from './detach-text.ts';
import type { Availability } from './feed-item.ts';

/**
 * The availability that a feed's word means, in any case and spelling: Google's words, schema.org's names and
 * addresses, and what shops write in Portuguese, Spanish, French and English; null for a word of none.
 */
export function readAvailability(text: string): Availability | null {
  return AVAILABILITIES.get(bareWord(text)) ?? null;
}

/** `new`, `used` or `refurbished`; any other text as it is. */
export function readCondition(text: string): string {
  return CONDITIONS.get(bareWord(text)) ?? text;
}

/** `male`, `female` or `unisex`; any other text as it is. */
export function readGender(text: string): string {
  return GENDERS.get(bareWord(text)) ?? text;
}

/** `newborn`, `infant`, `toddler`, `kids` or `adult`; any other text as it is. */
export function readAgeGroup(text: string): string {
  return AGE_GROUPS.get(bareWord(text)) ?? text;
}

/** The word alone: without the address it stands in, accents, case, and all that is not letter or digit. */
function bareWord(text: string): string {
  if (text.length > 100) return '';
  const known = bareWords.get(text);
  if (known !== undefined) return known;
  const name = text.startsWith('http') ? text.slice(text.lastIndexOf('/') + 1) : text;
  const bare = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (bareWords.size < MOST_REMEMBERED) bareWords.set(detach(text), bare);
  return bare;
}

// A feed has a handful of such words, a million times each.
const bareWords = new Map<string, string>();
const MOST_REMEMBERED = 1000;

const AVAILABILITIES: ReadonlyMap<string, Availability> = table({
  in_stock: [
    'in stock, instock, available, available for order, available now, limited availability, online only, low stock',
    'em estoque, disponivel, disponivel em estoque, pronta entrega, a pronta entrega, sim, true, yes, y, 1',
    'en stock, disponible, en existencia, disponibile, auf lager, lieferbar, disponible en stock, متوفر',
  ],
  out_of_stock: [
    'out of stock, outofstock, sold out, unavailable, not available, discontinued, in store only, no stock, oos',
    'esgotado, esgotada, sem estoque, fora de estoque, indisponivel, em falta, produto indisponivel, nao, false, no, n, 0',
    'agotado, sin stock, sin existencias, no disponible, fuera de stock, rupture de stock, en rupture de stock',
    'epuise, indisponible, hors stock, non disponible, esaurito, nicht verfugbar, ausverkauft, nicht auf lager, غير متوفر',
  ],
  preorder: ['preorder, pre order, presale, pre sale, pre venda, em pre venda, preventa, precommande, en precommande'],
  backorder: [
    'backorder, back order, on backorder, backordered, sob encomenda, por encomenda, bajo pedido, sur commande, made to order',
  ],
});

const CONDITIONS: ReadonlyMap<string, string> = table({
  new: ['new, new condition, brand new, novo, nova, nuevo, nueva, neuf, neuve, neu'],
  used: ['used, used condition, usado, usada, seminovo, seminova, second hand, pre owned, occasion, gebraucht'],
  refurbished: ['refurbished, refurbished condition, recondicionado, recondicionada, reacondicionado, reconditionne'],
});

const GENDERS: ReadonlyMap<string, string> = table({
  male: ['male, m, man, men, masculino, masculina, homem, homens, hombre, hombres, homme, hommes'],
  female: ['female, f, woman, women, feminino, feminina, mulher, mulheres, femenino, mujer, mujeres, femme, femmes'],
  unisex: ['unisex, u, unissex, unisexe, unissexo'],
});

const AGE_GROUPS: ReadonlyMap<string, string> = table({
  newborn: ['newborn, recem nascido, recem nascida, recien nacido, nouveau ne'],
  infant: ['infant, baby, bebe, bebes'],
  toddler: ['toddler, toddlers'],
  kids: ['kids, kid, children, child, infantil, crianca, criancas, nino, ninos, ninas, enfant, enfants'],
  adult: ['adult, adults, adulto, adulta, adultos, adulte, adultes'],
});

function table<Meaning extends string>(words: Readonly<Record<Meaning, readonly string[]>>): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const [meaning, lines] of Object.entries(words) as [Meaning, readonly string[]][]) {
    for (const word of lines.flatMap((line) => line.split(', '))) meanings.set(word.replaceAll(' ', ''), meaning);
  }
  return meanings;
}
