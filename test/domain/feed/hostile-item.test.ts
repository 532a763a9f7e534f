import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocumentContext } from '../../../domain/feed/document-context.ts';
import { parseItem } from '../../../domain/feed/parse-item.ts';
import { readItemId } from '../../../domain/feed/read-item-id.ts';
import { repairMarkup } from '../../../domain/feed/repair-markup.ts';

const { context } = createDocumentContext({ format: 'rss', itemName: 'item', prolog: '<rss xmlns:g="g">' });

describe('broken markup is repaired and reported', () => {
  it.each([
    ['a bare <', '<item><g:id>1</g:id><title>5 < 6 <3</title></item>', { title: '5 < 6 <3' }],
    ['a closing tag too many', '<item><g:id>1</g:id></b><title>T</title></item>', { title: 'T' }],
    ['a closing tag missing', '<item><g:id>1</g:id><x><y>1</x><title>T</title></item>', { title: 'T' }],
    ['an unfinished tag', '<item><g:id>1</g:id><title>T', { title: 'T' }],
  ])('%s', (defect, raw, expected) => {
    const { item, problems } = parseItem(raw, context);
    expect(item).toEqual({ id: '1', ...expected });
    expect(problems.map(({ code, params }) => [code, params])).toEqual([['markup-repaired', { reason: defect }]]);
  });

  it('leaves well-formed markup as it is, instructions included', () => {
    const raw = '<item a="<1>"><?php x ?><g:id>1</g:id><!-- <b> --><![CDATA[<c>]]><e/></item>';
    expect(repairMarkup(raw)).toEqual({ text: raw, defects: [] });
    expect(parseItem(raw, context).problems).toEqual([]);
    expect(parseItem(raw, context).item?.id).toBe('1');
  });
});

describe('beyond the bounds', () => {
  const deep = `<g:x>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</g:x>`;

  it.each([
    [`<item><g:id>7</g:id>${deep}</item>`],
    [`<item>${deep}<g:id>7</g:id></item>`],
    [`<item>${deep}<id><![CDATA[7]]></id></item>`],
    [`<item>${'<a>'.repeat(10_000)}</item><g:id>8</g:id>`.replace('<item>', '<item><sku>7</sku>')],
  ])('10,000 levels are rejected, the id is still read', (raw) => {
    expect(parseItem(raw, context)).toMatchObject({
      item: null,
      rejected: { id: '7', hasContent: true, problem: { code: 'too-deep' } },
    });
  });

  it('a tag without end of attributes is rejected', () => {
    const raw = `<item><g:id>7</g:id><title ${'a="b" '.repeat(10_000)}>T</title></item>`;
    expect(parseItem(raw, context).rejected).toMatchObject({ id: '7', problem: { code: 'too-many-attributes' } });
    expect(parseItem(`<? ?>${raw}<`, context).rejected).toMatchObject({ problem: { code: 'too-many-attributes' } });
  });

  it('declared entities that grow are rejected', () => {
    const { context: bomb } = createDocumentContext({
      format: 'rss',
      itemName: 'item',
      prolog: `<!DOCTYPE rss [<!ENTITY x "${'y'.repeat(1000)}">]><rss>`,
    });
    const raw = `<item><id>7</id><description>${'&x;'.repeat(1000)}</description></item>`;
    expect(parseItem(raw, bomb).rejected).toMatchObject({ id: '7', problem: { code: 'entity-expansion' } });
  });

  it('an item without any element is rejected', () => {
    expect(parseItem('no markup', context).rejected?.problem.code).toBe('item-unreadable');
    expect(parseItem('', context).rejected?.problem.code).toBe('item-unreadable');
  });
});

// Each would take minutes where the work grows with the square of the length; the runner's own limit is the check.
describe('a megabyte of', () => {
  const million = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length));

  it.each([
    ['unclosed comments', million('<!--')],
    ['unclosed CDATA', million('<![CDATA[')],
    ['CDATA openers before a control character', `<title><![CDATA[${million('<![CDATA[')}\u0001]]></title>`],
    ['unclosed instructions', million('<?')],
    ['bare <', million('<')],
    ['bare &', `<title>${million('&')}</title>`],
    ['references', `<title>${million('&lt;')}</title>`],
    ['unknown references', `<title>${million('&nobody;')}</title>`],
    ['commas between addresses', `<image_link>https://a.example${million(',')}x https://b.example</image_link>`],
    ['digits as a price', `<price>${million('9')}</price>`],
    ['digits as a weight', `<weight>${million('9')}</weight>`],
    ['letters as an availability', `<availability>${million('x')}</availability>`],
    ['unclosed tags', million('<a ')],
    ['unclosed quotes', million('<a b="')],
    ['open elements', million('<a>')],
    ['closing tags', million('</a>')],
    ['white space in a tag', `<title${million(' ')}>T</title>`],
    ['white space as a title', `<title>a${million(' \n')}b</title>`],
    ['the same field', million('<title/>')],
    ['names', Array.from({ length: 50_000 }, (_, at) => `<n${at}>${at}</n${at}>`).join('')],
    ['tracking parameters', `<link>https://a.example/?${million('utm_a=1&amp;')}</link>`],
  ])('%s is read in linear time', (_, content) => {
    const raw = `<item><x/>${content}<g:id>7</g:id></item>`;
    const { item, rejected } = parseItem(raw, context);
    expect(item === null).toBe(rejected !== null);
    expect(() => readItemId(raw, context)).not.toThrow();
  });
});

it('never throws, whatever is cut off where', () => {
  const raw =
    '<item x="1"><!-- c --><g:id>1</g:id><title><![CDATA[A]]>&amp;&#65;</title><v><variants><sku>2</sku></variants></v><link href="h"/></item>';
  for (let end = 0; end <= raw.length; end++) {
    const cut = raw.slice(0, end);
    const { item, rejected } = parseItem(cut, context);
    expect(item === null).toBe(rejected !== null);
    expect(readItemId(cut, context)).toSatisfy((id: string | null) => id === null || id === '1');
  }
});

it('takes any mixture of markup, and readItemId sees no other id than parseItem', () => {
  const tags = '<g:id> </g:id> <id> </id> <title> </title> <variants> </variants> <sku/> <sku> </sku>'.split(' ');
  const marks = `1 2 < > & &amp; &x; <!-- --> <![CDATA[ ]]> <? ?> " ' /> \u0000`.split(' ');
  const piece = fc.constantFrom(...tags, ...marks, ' ', '<a b="');
  let regular = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const raw = `<item>${pieces.join('')}</item>`;
      const { item, rejected, problems } = parseItem(raw, context);
      expect(item === null).toBe(rejected !== null);
      const id = readItemId(raw, context);
      const isCut = problems.some(({ params }) => String(params?.['reason']).includes('an unfinished tag'));
      if (isCut || rejected?.problem.code === 'item-unreadable') return;
      regular++;
      expect(id).toBe(item?.id ?? null);
    }),
    { numRuns: 3000 },
  );
  expect(regular).toBeGreaterThan(100);
});
