import { expect, it } from 'vitest';
import { createDocumentContext } from '../../../domain/feed/document-context.ts';
import { readItemId } from '../../../domain/feed/read-item-id.ts';

const { context } = createDocumentContext({
  format: 'atom',
  itemName: 'entry',
  prolog: '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">',
});

it.each([
  ['the first child', '<entry><g:id>7</g:id><title>T</title></entry>', '7'],
  ['folded', '<entry>\n <g:id> A\u00a0\n1 </g:id></entry>', 'A 1'],
  ["Google's behind the format's own", '<entry><id>tag:x</id><title>T</title><g:id>7</g:id></entry>', '7'],
  ["the format's own alone", '<entry><id>tag:x</id></entry>', 'tag:x'],
  ['entities and CDATA', '<entry><g:id>A&amp;<![CDATA[B&]]></g:id></entry>', 'A&B&'],
  ['behind a title', '<entry lang="pt"><title>T</title><g:id>7</g:id></entry>', '7'],
  ['a lesser name', '<entry><sku>S</sku><g:title>T</g:title></entry>', 'S'],
  ['an attribute', '<entry id="7"><g:title>T</g:title></entry>', '7'],
  ['empty at first', '<entry><g:id> </g:id><sku>S</sku></entry>', 'S'],
  ['not one inside a block', '<entry><g:shipping><g:id>9</g:id></g:shipping></entry>', null],
  [
    'not one in a comment or in CDATA',
    '<entry><!--<g:id>9</g:id>--><title><![CDATA[<g:id>9</g:id>]]></title></entry>',
    null,
  ],
  ['none', '<entry><title>T</title></entry>', null],
  ['an item cut off behind it', '<entry><title>T</title><g:id>7</g:id><description>and so on', '7'],
  ['an item cut off inside it', '<entry><title>T</title><g:id>77', null],
  ['a broken item', '<entry><title>1 < 2</b></title><g:id>7</g:id></entry>', '7'],
])('%s', (_, raw, id) => {
  expect(readItemId(raw, context)).toBe(id);
});
