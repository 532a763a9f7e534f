import { describe, expect, it } from 'vitest';
import { createDocumentContext, decidePriceStyle } from '../../../domain/feed/document-context.ts';

function contextOf(prolog: string) {
  return createDocumentContext({ format: 'items', itemName: 'product', prolog });
}

describe('entities of the DOCTYPE', () => {
  it('takes plain ones, predefined and numeric references resolved', () => {
    const { context, problems } = contextOf(
      `<?xml version="1.0"?><!DOCTYPE p [<!ELEMENT p ANY><!ENTITY eacute "é"> <!ENTITY both 'x &amp; &#65;'><!ENTITY none "">]><p>`,
    );
    expect(context.entities).toEqual({ eacute: 'é', both: 'x & A', none: '' });
    expect(problems).toEqual([]);
  });

  it('keeps the first declaration and ignores those in comments', () => {
    const { context } = contextOf('<!DOCTYPE p [<!-- <!ENTITY a "no"> --><!ENTITY a "one"><!ENTITY a "two">]><p>');
    expect(context.entities).toEqual({ a: 'one' });
  });

  it('leaves out what is not plain: entities of entities, files, long values', () => {
    const prolog = `<!DOCTYPE p [
      <!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;"><!ENTITY file SYSTEM "file:///etc/hostname">
      <!ENTITY public PUBLIC "-//x" "http://127.0.0.1/x"><!ENTITY long "${'x'.repeat(5000)}">]><p>`;
    const { context, problems } = contextOf(prolog);
    expect(context.entities).toEqual({ lol: 'lol' });
    expect(problems.map(({ code, params }) => [code, params['name']])).toEqual([
      ['entity-not-plain', 'lol2'],
      ['entity-not-plain', 'file'],
      ['entity-not-plain', 'public'],
      ['entity-not-plain', 'long'],
    ]);
    expect(prolog.slice(problems[0]?.offset)).toMatch(/^<!ENTITY lol2/);
  });

  it('takes a bounded number of them', () => {
    const many = Array.from({ length: 3000 }, (_, at) => `<!ENTITY e${at} "v">`).join('');
    const { context, problems } = contextOf(`<!DOCTYPE p [${many}]><p>`);
    expect(Object.keys(context.entities)).toHaveLength(1000);
    expect(problems.map(({ code }) => code)).toEqual(['too-many-entities']);
  });

  it('has none without a DOCTYPE', () => {
    expect(contextOf('<p><!ENTITY a "b">').context.entities).toEqual({});
  });
});

it('reads the namespaces of root and channel', () => {
  const { context } = contextOf(`<rss xmlns:g="http://base.google.com/ns/1.0" xmlns='x'><channel xmlns:c = "y">`);
  expect(context.namespaces).toEqual({ g: 'http://base.google.com/ns/1.0', '': 'x', c: 'y' });
});

it('decides the style of prices only where all agree', () => {
  expect(decidePriceStyle({ comma: 3, dot: 0 })).toBe('comma');
  expect(decidePriceStyle({ comma: 0, dot: 1 })).toBe('dot');
  expect(decidePriceStyle({ comma: 100, dot: 1 })).toBeNull();
  expect(decidePriceStyle({ comma: 0, dot: 0 })).toBeNull();
});
