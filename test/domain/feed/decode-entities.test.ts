import { expect, it } from 'vitest';
import { createTextTrouble, decodeEntities, MOST_EXPANDED } from '../../../domain/feed/decode-entities.ts';

const NO_TROUBLE = { bareAmpersand: false, unknownEntity: false, invalidReference: false, expanded: 0 };

it.each([
  ['a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;', `a <b> & "c" 'd'`],
  ['&#233;&#xE9;&#XE9;', 'ééé'],
  ['&#x1F600;', '😀'],
  ['&eacute;&nbsp;&mdash;&euro;&frac12;&thetasym;', 'é\u00a0—€½ϑ'],
  ['&Eacute;&eacute;', 'Éé'],
  ['&amp;lt;', '&lt;'],
  ['&amp;amp;amp;', '&amp;amp;'],
  ['plain', 'plain'],
])('%s is %s', (text, expected) => {
  const trouble = createTextTrouble();
  expect(decodeEntities(text, {}, trouble)).toBe(expected);
  expect(trouble).toEqual(NO_TROUBLE);
});

it.each([
  ['Tom & Jerry', 'Tom & Jerry', { bareAmpersand: true }],
  ['a&b=1&c', 'a&b=1&c', { bareAmpersand: true }],
  ['&', '&', { bareAmpersand: true }],
  ['&lt without end', '&lt without end', { bareAmpersand: true }],
  ['&;', '&;', { bareAmpersand: true }],
  ['&lt; & &gt;', '< & >', { bareAmpersand: true }],
  ['&nobody;', '&nobody;', { unknownEntity: true }],
  ['&constructor;&__proto__;', '&constructor;&__proto__;', { unknownEntity: true }],
  ['a&#0;b&#x1F;c&#xFFFE;d&#xD800;e&#99999999;f', 'abcdef', { invalidReference: true }],
  [`&${'a'.repeat(100)};`, `&${'a'.repeat(100)};`, { bareAmpersand: true }],
])('%s stays %s and is noted', (text, expected, noted) => {
  const trouble = createTextTrouble();
  expect(decodeEntities(text, {}, trouble)).toBe(expected);
  expect(trouble).toEqual({ ...NO_TROUBLE, ...noted });
});

it('resolves declared entities before those of HTML, as text only, up to a bound', () => {
  const declared = { trade: '(tm)', shop: 'A &amp; B <b>' };
  const trouble = createTextTrouble();
  expect(decodeEntities('&trade; &shop; &copy;', declared, trouble)).toBe('(tm) A &amp; B <b> ©');
  expect(trouble.expanded).toBe('(tm)A &amp; B <b>'.length);
  const bomb = decodeEntities('&x;'.repeat(10_000), { x: 'y'.repeat(1000) }, trouble);
  expect(bomb.length).toBeLessThanOrEqual(MOST_EXPANDED);
  expect(trouble.expanded).toBeGreaterThan(MOST_EXPANDED);
});
