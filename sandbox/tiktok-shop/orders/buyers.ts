import { createRandom, hashText } from '../../kernel/random.ts';

/** A made-up buyer, the same for the same order: nobody's name, number or address. */
export interface Buyer {
  name: string;
  cpf: string;
  userId: string;
  email: string;
  /** Masked as with TikTok shipping; contract section 6.4. */
  address: Record<string, unknown>;
}

const names = ['Ana', 'Bruno', 'Carla', 'Diego', 'Elisa', 'Fábio', 'Gabriela', 'Heitor', 'Isadora', 'João'];
const surnames = ['Silva', 'Souza', 'Oliveira', 'Santos', 'Pereira', 'Costa', 'Almeida', 'Nascimento'];
const places = [
  { uf: 'SP', state: 'São Paulo', city: 'São Paulo', area: 'Vila Mariana', zip: '04010-000' },
  { uf: 'RJ', state: 'Rio de Janeiro', city: 'Niterói', area: 'Icaraí', zip: '24220-000' },
  { uf: 'MG', state: 'Minas Gerais', city: 'Belo Horizonte', area: 'Savassi', zip: '30112-000' },
  { uf: 'BA', state: 'Bahia', city: 'Salvador', area: 'Barra', zip: '40140-000' },
];
const streets = ['Rua das Palmeiras', 'Avenida Brasil', 'Rua Sete de Setembro', 'Rua do Comércio'];

export function makeBuyer(orderId: string): Buyer {
  const random = createRandom(hashText(`buyer:${orderId}`));
  const name = `${random.pick(names)} ${random.pick(surnames)}`;
  const place = random.pick(places);
  const street = random.pick(streets);
  return {
    name,
    cpf: makeCpf(() => random.int(10)),
    userId: `7021${String(hashText(orderId)).padStart(10, '0')}${String(random.int(100_000)).padStart(5, '0')}`,
    email: `${hashText(name + orderId).toString(36)}@chat.seller.tiktok.com`,
    address: {
      name: mask(name),
      first_name: mask(name),
      last_name: '',
      first_name_local_script: '',
      last_name_local_script: '',
      phone_number: `(+55)11****${String(random.int(10_000)).padStart(4, '0')}`,
      full_address: `Brasil, ${place.state}, ${place.city}, ${place.area}, ${mask(street)}, ***`,
      address_detail: `${mask(street)}, ***`,
      address_line1: place.area,
      address_line2: mask(street),
      address_line3: '***',
      address_line4: '',
      district_info: [
        { address_level_name: 'Country', address_name: 'Brasil', address_level: 'L0', iso_code: 'BR' },
        { address_level_name: 'State', address_name: place.state, address_level: 'L1', iso_code: place.uf },
        { address_level_name: 'City', address_name: place.city, address_level: 'L2' },
      ],
      postal_code: place.zip,
      region_code: 'BR',
      post_town: '',
      delivery_preferences: { drop_off_location: '' },
    },
  };
}

function mask(text: string): string {
  return `${text.slice(0, 1)}***${text.slice(-1)}`;
}

/** Eleven digits with right check digits, in the usual punctuation. */
function makeCpf(digit: () => number): string {
  const digits = Array.from({ length: 9 }, digit);
  for (const weight of [10, 11]) {
    const sum = digits.reduce((total, value, index) => total + value * (weight - index), 0);
    digits.push(((sum * 10) % 11) % 10);
  }
  return digits.join('').replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, '$1.$2.$3-$4');
}
