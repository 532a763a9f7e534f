import { describe, expect, it } from 'vitest';
import { createDocumentContext, type DocumentContext } from '../../../domain/feed/document-context.ts';
import type { FeedItem } from '../../../domain/feed/feed-item.ts';
import { ITEM_PROBLEMS } from '../../../domain/feed/feed-problems.ts';
import { parseItem } from '../../../domain/feed/parse-item.ts';

const GOOGLE = '<rss xmlns:g="http://base.google.com/ns/1.0"><channel>';

function contextOf(prolog = GOOGLE, itemName = 'item'): DocumentContext {
  return createDocumentContext({ format: 'rss', itemName, prolog }).context;
}

function parse(content: string, context = contextOf()) {
  return parseItem(`<item>${content}</item>`, context);
}

/** The item without its id, which most cases do not look at. */
function fields(content: string, context = contextOf()): Partial<FeedItem> {
  const { item } = parse(`<g:id>1</g:id>${content}`, context);
  const { id: _, ...rest } = item!;
  return rest;
}

function codes(content: string, context = contextOf()): string[] {
  return parse(`<g:id>1</g:id>${content}`, context).problems.map(({ code }) => code);
}

describe('layouts', () => {
  it('reads an item of VTEX in Google layout', () => {
    const { item, problems } = parse(`
      <title><![CDATA[Garrafa 500 ml  Preta]]></title>
      <link><![CDATA[https://loja.example/garrafa/p?idsku=2001]]></link>
      <description><![CDATA[<p>Garrafa térmica.</p>]]></description>
      <g:id>2001</g:id>
      <g:item_group_id>1001</g:item_group_id>
      <g:condition>new</g:condition>
      <g:availability>in stock</g:availability>
      <g:price>R$ 1.129,90</g:price>
      <g:sale_price>R$ 999,90</g:sale_price>
      <g:sale_price_effective_date>2026-02-24T08:00-0300/2026-03-01</g:sale_price_effective_date>
      <g:brand><![CDATA[Marca & Filhos]]></g:brand>
      <g:gtin>7891234567895</g:gtin>
      <g:product_type><![CDATA[Casa > Cozinha]]></g:product_type>
      <g:product_type>Ofertas</g:product_type>
      <g:google_product_category>674</g:google_product_category>
      <g:image_link>https://loja.example/1.png</g:image_link>
      <g:additional_image_link>https://loja.example/2.png</g:additional_image_link>
      <g:additional_image_link>https://loja.example/1.png</g:additional_image_link>
      <g:product_detail><g:section_name>Geral</g:section_name><g:attribute_name>Volume</g:attribute_name><g:attribute_value>500 ml</g:attribute_value></g:product_detail>
      <g:product_highlight>Leve</g:product_highlight>
      <g:shipping_weight>0,30 kg</g:shipping_weight><g:product_length>20.0 cm</g:product_length>
      <g:installment><g:months>3</g:months><g:amount>33,30 BRL</g:amount></g:installment>
      <g:shipping><g:country>BR</g:country><g:price>1.00 BRL</g:price></g:shipping>
      <g:custom_label_0>x</g:custom_label_0>`);
    expect(problems).toEqual([]);
    expect(item).toEqual({
      id: '2001',
      title: 'Garrafa 500 ml Preta',
      link: 'https://loja.example/garrafa/p?idsku=2001',
      description: '<p>Garrafa térmica.</p>',
      itemGroupId: '1001',
      condition: 'new',
      availability: 'in_stock',
      price: { amount: 112990, currency: 'BRL' },
      salePrice: { amount: 99990, currency: 'BRL' },
      salePriceFrom: '2026-02-24T11:00:00Z',
      salePriceTo: '2026-03-01T23:59:59Z',
      brand: 'Marca & Filhos',
      gtin: '7891234567895',
      productTypes: ['Casa > Cozinha', 'Ofertas'],
      googleProductCategory: '674',
      imageLink: 'https://loja.example/1.png',
      additionalImageLinks: ['https://loja.example/2.png'],
      productDetails: [{ section: 'Geral', name: 'Volume', value: '500 ml' }],
      productHighlights: ['Leve'],
      weight: { value: '0.3', unit: 'kg' },
      length: { value: '20', unit: 'cm' },
    });
  });

  it('reads a custom layout of VTEX', () => {
    const raw = `<product><id_product><![CDATA[2001]]></id_product><name><![CDATA[Garrafa]]></name>
      <price><![CDATA[129,90]]></price><sale_price><![CDATA[99,90]]></sale_price><category><![CDATA[Casa/Cozinha]]></category>
      <url><![CDATA[https://loja.example/p]]></url><image><![CDATA[https://loja.example/1]]></image><ean>789</ean></product>`;
    expect(parseItem(raw, contextOf('<products>', 'product')).item).toEqual({
      id: '2001',
      title: 'Garrafa',
      price: { amount: 12990, currency: null },
      salePrice: { amount: 9990, currency: null },
      productTypes: ['Casa/Cozinha'],
      link: 'https://loja.example/p',
      imageLink: 'https://loja.example/1',
      gtin: '789',
    });
  });

  it('reads a product with its one variant inside, declared entities resolved', () => {
    const context = contextOf('<!DOCTYPE products [<!ENTITY dash "—">]><products>', 'product');
    const raw = `<product><part_number>77</part_number><name>Lamp &dash; small</name><keywords/>
      <variants><sku>77-1</sku><price>78</price><color></color><image>http://a.example/1.jpg</image>
      <alternate_images>http://a.example/2.jpg</alternate_images><alternate_images></alternate_images></variants></product>`;
    expect(parseItem(raw, context).item).toEqual({
      id: '77',
      title: 'Lamp — small',
      price: { amount: 7800, currency: null },
      imageLink: 'http://a.example/1.jpg',
      additionalImageLinks: ['http://a.example/2.jpg'],
    });
  });

  it('reads the first of several variants and says so', () => {
    const content =
      '<variants><variant><price>1.00</price></variant><variant><price>2.00</price><color>red</color></variant></variants>';
    expect(fields(content)).toEqual({ price: { amount: 100, currency: null } });
    expect(codes(content)).toEqual(['variants-ignored']);
  });

  it("reads Atom's links and categories", () => {
    const atom = contextOf(
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">',
      'entry',
    );
    const raw = `<entry><id>tag:loja.example,2026:7</id><g:id>7</g:id><title type="text">T</title>
      <link rel="self" href="https://loja.example/atom/7"/><link href='https://loja.example/7?a=1&amp;b=2'/>
      <category term="Casa"/><summary>S</summary></entry>`;
    expect(parseItem(raw, atom).item).toEqual({
      id: '7',
      title: 'T',
      link: 'https://loja.example/7?a=1&b=2',
      productTypes: ['Casa'],
      description: 'S',
    });
  });

  it('reads Atom under a prefix of its own', () => {
    const atom = contextOf('<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:g="x">', 'a:entry');
    const raw = '<a:entry><a:id>7</a:id><a:title>T</a:title><g:price>1.00 BRL</g:price></a:entry>';
    expect(parseItem(raw, atom).item).toEqual({ id: '7', title: 'T', price: { amount: 100, currency: 'BRL' } });
  });

  it('takes images from a block, names in any case and joints', () => {
    expect(
      fields(
        '<imageUrl>u1</imageUrl><Images><Image>u2</Image><Image>u1</Image></Images><PRODUCT-TYPE>x</PRODUCT-TYPE>',
      ),
    ).toEqual({ imageLink: 'u1', additionalImageLinks: ['u2'], productTypes: ['x'] });
    expect(fields('<descrição>d</descrição><preço>R$ 1,00</preço>')).toEqual({
      description: 'd',
      price: { amount: 100, currency: 'BRL' },
    });
  });
});

describe('prefixes', () => {
  it.each(['g:', '', 'x:', 'G:', 'merchant:'])('reads fields under %s', (prefix) => {
    expect(fields(`<${prefix}title>T</${prefix}title><${prefix}price>1.00 BRL</${prefix}price>`)).toEqual({
      title: 'T',
      price: { amount: 100, currency: 'BRL' },
    });
  });

  it("prefers Google's field to the format's own, wherever it stands", () => {
    expect(fields('<title>plain</title><g:title>Google</g:title>')).toEqual({ title: 'Google' });
    expect(fields('<g:title>Google</g:title><title>plain</title>')).toEqual({ title: 'Google' });
    expect(fields('<g:title> </g:title><title>plain</title>')).toEqual({ title: 'plain' });
  });

  it('ignores other vocabularies', () => {
    expect(fields('<media:title>M</media:title><dc:description>D</dc:description><atom:link>L</atom:link>')).toEqual(
      {},
    );
    const bound = contextOf('<rss xmlns:m="http://search.yahoo.com/mrss/" xmlns:dc="http://base.google.com/ns/1.0">');
    expect(fields('<m:title>M</m:title><dc:title>Google under an odd prefix</dc:title>', bound)).toEqual({
      title: 'Google under an odd prefix',
    });
  });

  it('reports a prefix that nothing declares', () => {
    const undeclared = contextOf(`<rss xmlns="{'g': 'http://base.google.com/ns/1.0'}"><channel>`);
    const { item, problems } = parse('<g:id>1</g:id><g:title>T</g:title>', undeclared);
    expect(item).toEqual({ id: '1', title: 'T' });
    expect(problems.map(({ code, params }) => [code, params])).toEqual([['undeclared-prefix', { prefix: 'g' }]]);
    expect(ITEM_PROBLEMS['undeclared-prefix'].scope).toBe('document');
    expect(parseItem('<item xmlns:g="y"><g:id>1</g:id></item>', undeclared).problems).toEqual([]);
  });
});

describe('id', () => {
  it.each([
    ['<g:id> 7 </g:id>', '7'],
    ['<id>a</id>', 'a'],
    ['<sku>s</sku><id>i</id>', 'i'],
    ['<code>c</code><part_number>pn</part_number><product_id>p</product_id><offer_id>o</offer_id><sku>s</sku>', 's'],
    ['<code>c</code><part_number>pn</part_number><product_id>p</product_id><offer_id>o</offer_id>', 'o'],
    ['<code>c</code><part_number>pn</part_number><product_id>p</product_id>', 'p'],
    ['<code>c</code><part_number>pn</part_number>', 'pn'],
    ['<code>c</code>', 'c'],
    ['<id> </id><g:sku>s</g:sku>', 's'],
    ['<id>\u00a0</id><code>c</code>', 'c'],
    ['<g:id>1</g:id><g:id>2</g:id>', '1'],
    ['<g:id/><g:id>2</g:id>', '2'],
    ['<g:id><![CDATA[A&B]]></g:id>', 'A&B'],
    ['<g:shipping><g:id>inner</g:id></g:shipping><g:id>own</g:id>', 'own'],
    ['<g:id>9007199254740993123</g:id>', '9007199254740993123'],
  ])('of %s is %s', (content, id) => {
    expect(parse(content).item?.id).toBe(id);
  });

  it("is the item's attribute where no element names one", () => {
    expect(parseItem('<offer id="7&amp;8" x="1"><name>N</name></offer>', contextOf('<offers>', 'offer')).item?.id).toBe(
      '7&8',
    );
    expect(parseItem('<offer id="7"><sku>S</sku></offer>', contextOf('<offers>', 'offer')).item?.id).toBe('S');
  });

  it('missing rejects the item, and tells whether it held anything', () => {
    const { item, rejected } = parse('<title>T</title>');
    expect(item).toBeNull();
    expect(rejected).toMatchObject({ id: null, hasContent: true, problem: { code: 'id-missing' } });
    expect(parse('').rejected).toMatchObject({ hasContent: false });
    expect(parseItem('<item/>', contextOf()).rejected).toMatchObject({ hasContent: false });
    expect(parse('<g:id> </g:id>').rejected).toMatchObject({ hasContent: false, problem: { code: 'id-missing' } });
  });
});

describe('text', () => {
  it('folds white space and composes characters', () => {
    expect(fields('<title>\r\n  A\u00a0\tb  c\u3000d\n</title><brand>Cafe\u0301</brand>')).toEqual({
      title: 'A b c d',
      brand: 'Café',
    });
  });

  it('joins text, CDATA and comments, and resolves entities once', () => {
    expect(fields('<title>A &amp;<!-- no --> B<![CDATA[ &amp; C]]></title>')).toEqual({ title: 'A & B &amp; C' });
    expect(fields('<description>&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;</description>')).toEqual({
      description: '<p>Fish &amp; chips</p>',
    });
  });

  it('keeps the text of markup that was not escaped', () => {
    expect(fields('<description><p>One <b>two</b></p> three</description>')).toEqual({ description: 'One two three' });
  });

  it('leaves out what is empty', () => {
    expect(fields('<title></title><brand/><mpn> </mpn><color><![CDATA[]]></color><price></price>')).toEqual({});
    expect(codes('<title></title><price/><availability/><sale_price> </sale_price>')).toEqual([]);
  });

  it('reports each kind of damage once a line, counted from the item', () => {
    const { item, problems } = parse(
      '\n<g:id>1</g:id>\n<title>A & B & C &what; \u001d\u001fD</title>\n<brand>E & F&#1;</brand><link><![CDATA[a?b&c]]></link>',
    );
    expect(item).toEqual({ id: '1', title: 'A & B & C &what; D', brand: 'E & F', link: 'a?b&c' });
    expect(problems.map(({ code, line }) => `${line} ${code}`)).toEqual([
      '2 bare-ampersand',
      '2 unknown-entity',
      '2 control-character',
      '3 bare-ampersand',
      '3 invalid-character-reference',
    ]);
    expect(problems[1]?.message).toBe('The entity &what; is not declared and was left as text');
  });

  it('reads codes of windows-1252 as what they mean', () => {
    expect(fields('<title>Lamp\u0099 &#150; new</title>')).toEqual({ title: 'Lamp™ – new' });
    expect(codes('<title>Lamp\u0099</title>')).toEqual(['windows-1252-character']);
  });
});

it('reads product details in both of their forms', () => {
  const detail = (content: string) => fields(`<g:product_detail>${content}</g:product_detail>`).productDetails?.[0];
  expect(detail('<g:attribute_name>Cor</g:attribute_name><g:attribute_value>Azul</g:attribute_value>')).toEqual({
    name: 'Cor',
    value: 'Azul',
  });
  expect(detail('Geral:Horário:10:30')).toEqual({ section: 'Geral', name: 'Horário', value: '10:30' });
  expect(detail('Cor: Azul')).toEqual({ name: 'Cor', value: 'Azul' });
  expect(detail('Azul')).toEqual({ name: 'Azul', value: '' });
  expect(detail('<g:section_name> </g:section_name>')).toBeUndefined();
});

describe('images', () => {
  it('takes further covers for additional images, each once, without the cover', () => {
    expect(
      fields('<g:image_link>a</g:image_link><g:image_link>b</g:image_link><g:image_link>a</g:image_link>'),
    ).toEqual({
      imageLink: 'a',
      additionalImageLinks: ['b'],
    });
  });

  it('parts a list where the next address begins', () => {
    expect(
      fields(
        '<additional_image_link>https://a.example/w_1,h_2/x.png, https://b.example/y.png,https://c.example</additional_image_link>',
      ),
    ).toEqual({
      additionalImageLinks: ['https://a.example/w_1,h_2/x.png', 'https://b.example/y.png', 'https://c.example'],
    });
  });
});

describe('prices', () => {
  it('names what it does not take, with the line', () => {
    const { item, problems } = parse('<g:id>1</g:id>\n<g:price>-5.00 BRL</g:price>\n<g:sale_price>0</g:sale_price>');
    expect(item).toEqual({ id: '1' });
    expect(problems).toEqual([
      {
        code: 'price-negative',
        line: 1,
        field: 'price',
        params: { field: 'price', text: '-5.00 BRL' },
        message: 'price "-5.00 BRL" is negative; no price was taken from it',
      },
      expect.objectContaining({ code: 'price-zero', line: 2, field: 'sale_price' }),
    ]);
  });

  it('leaves an ambiguous price to the document', () => {
    const content = '<g:id>1</g:id><g:price>1.299 BRL</g:price>';
    const open = parse(content);
    expect([open.item?.price, open.ambiguousPrice, open.problems[0]?.code]).toEqual([
      undefined,
      true,
      'price-ambiguous',
    ]);
    const decided = parse(content, { ...contextOf(), priceStyle: 'comma' });
    expect([decided.item?.price?.amount, decided.ambiguousPrice, decided.problems]).toEqual([129900, false, []]);
  });

  it('counts what the prices show of the style, and only prices of the item', () => {
    const { priceEvidence } = parse(
      '<g:id>1</g:id><g:price>1.299,00</g:price><g:sale_price>999,00</g:sale_price><g:installment><g:amount>33.30</g:amount></g:installment>',
    );
    expect(priceEvidence).toEqual({ comma: 2, dot: 0 });
  });

  it('has sale dates only beside a sale price', () => {
    const dates = '<g:sale_price_effective_date>2026-01-01/2026-02-01</g:sale_price_effective_date>';
    expect(fields(dates)).toEqual({});
    expect(fields(`${dates}<g:sale_price>0</g:sale_price>`)).toEqual({});
    expect(
      codes('<g:sale_price>1.00</g:sale_price><g:sale_price_effective_date>soon</g:sale_price_effective_date>'),
    ).toEqual(['date-unreadable']);
  });
});

describe('stock and measures', () => {
  it('reads availability and quantity, and names what it cannot read', () => {
    expect(fields('<g:availability>In_Stock</g:availability><g:quantity>5.0</g:quantity>')).toEqual({
      availability: 'in_stock',
      quantity: 5,
    });
    expect(fields('<quantity>-3</quantity>')).toEqual({ quantity: 0 });
    expect(fields('<estoque>em estoque</estoque>')).toEqual({ availability: 'in_stock' });
    expect(
      codes('<availability>maybe</availability><quantity>lots</quantity><availability_date>soon</availability_date>'),
    ).toEqual(['availability-unknown', 'date-unreadable', 'quantity-unreadable']);
    expect(codes('<quantity>-3</quantity>')).toEqual(['quantity-negative']);
  });

  it("prefers shipping's measures to the product's", () => {
    expect(fields('<g:product_weight>1 kg</g:product_weight><g:shipping_weight>2 kg</g:shipping_weight>')).toEqual({
      weight: { value: '2', unit: 'kg' },
    });
    expect(codes('<g:shipping_height>tall</g:shipping_height>')).toEqual(['measure-unreadable']);
  });
});

it('fills every message from its params', () => {
  const raw = `<item><g:id>1</g:id><price>${'x'.repeat(500)}</price><variants><variant><a/></variant><variant><a/></variant></variants>
    <availability>perhaps</availability><x:title>T</x:title></item>`;
  const { problems } = parseItem(raw, contextOf());
  expect(problems).toHaveLength(4);
  for (const { message } of problems) {
    expect(message).not.toMatch(/\{|undefined/);
    expect(message.length).toBeLessThan(200);
  }
});
