import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

/**
 * Writes an RSS feed of items of about 2.4 kB as Brazilian shops have them: a long description with HTML, several
 * images, prices, measures. The same for the same arguments.
 * @param changedEach every so many items one has another price and availability; 0 for none
 */
export async function makeFeed(path: string, items: number, changedEach: number): Promise<void> {
  const file = createWriteStream(path, { highWaterMark: 4 * 1024 ** 2 });
  file.write(HEAD);
  for (let from = 0; from < items; from += 1000) {
    const batch: string[] = [];
    for (let n = from; n < Math.min(items, from + 1000); n++) {
      batch.push(makeItem(n, changedEach > 0 && n % changedEach === 0));
    }
    if (!file.write(batch.join(''))) await once(file, 'drain');
  }
  file.end('</channel>\n</rss>\n');
  await finished(file);
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>Loja de medida</title>
<link>https://loja.example</link>
<description>Produtos de medida</description>
`;

const WORDS = (
  'camiseta algodão premium masculina feminina infantil manga curta longa estampada básica conforto leve macia ' +
  'resistente lavagem máquina coleção verão inverno promoção exclusiva qualidade garantia entrega rápida tamanho ' +
  'modelo cor azul vermelha preta branca verde amarela bolso zíper costura reforçada tecido respirável ideal ' +
  'academia trabalho passeio presente família criança'
).split(' ');

const PARAGRAPHS = Array.from({ length: 97 }, (_, n) => {
  const words = Array.from({ length: 22 }, (__, at) => WORDS[(n * 31 + at * (n % 13) + at * at) % WORDS.length]);
  return `&lt;p&gt;${words.join(' ')}.&lt;/p&gt;`;
});

function makeItem(n: number, isChanged: boolean): string {
  const text = Array.from({ length: 6 }, (_, at) => PARAGRAPHS[(n * 7 + at * 13) % PARAGRAPHS.length]).join('\n');
  const name = `Camiseta ${WORDS[n % WORDS.length]} ${WORDS[(n * 3 + 1) % WORDS.length]} ${n}`;
  const image = `https://loja.example/arquivos/ids/${180_000 + n}`;
  const cents = 1990 + ((n * 37) % 50_000) + (isChanged ? 100 : 0);
  const price = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')} BRL`;
  return `<item>
<g:id>SKU-${n}</g:id>
<g:item_group_id>P-${Math.floor(n / 4)}</g:item_group_id>
<g:title>${name}</g:title>
<g:description>${text}</g:description>
<g:link>https://loja.example/camiseta-${n}/p?idsku=${n}&amp;utm_source=feed</g:link>
<g:image_link>${image}-1.jpg</g:image_link>
<g:additional_image_link>${image}-2.jpg</g:additional_image_link>
<g:additional_image_link>${image}-3.jpg</g:additional_image_link>
<g:additional_image_link>${image}-4.jpg</g:additional_image_link>
<g:price>${price}</g:price>
<g:availability>${isChanged ? 'out of stock' : 'in stock'}</g:availability>
<g:condition>new</g:condition>
<g:brand>Marca ${n % 40}</g:brand>
<g:gtin>${String(7_890_000_000_000 + n)}</g:gtin>
<g:mpn>REF-${n}</g:mpn>
<g:google_product_category>212</g:google_product_category>
<g:product_type>Moda &gt; Camisetas &gt; ${WORDS[n % WORDS.length]}</g:product_type>
<g:color>${WORDS[20 + (n % 6)]}</g:color>
<g:size>M</g:size>
<g:gender>unisex</g:gender>
<g:age_group>adult</g:age_group>
<g:shipping_weight>${200 + (n % 300)} g</g:shipping_weight>
<g:shipping_length>30 cm</g:shipping_length>
<g:shipping_width>20 cm</g:shipping_width>
<g:shipping_height>5 cm</g:shipping_height>
</item>
`;
}
