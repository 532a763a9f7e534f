/** An element to write: text, or elements inside. */
export interface ElementSpec {
  readonly name: string;
  readonly text?: string;
  readonly children?: readonly ElementSpec[];
}

/** How to write an item; every style means the same. */
export interface WritingStyle {
  /** Before the names of Google's fields: `g:`, `x:` or nothing. */
  readonly prefix: string;
  readonly escape: 'entities' | 'numbers' | 'cdata' | 'mixed';
  readonly lineEnd: string;
  /** White space put around each text. */
  readonly padding: string;
  readonly comments: boolean;
  readonly form: 'NFC' | 'NFD';
  /** Attributes of each element, which mean nothing. */
  readonly attributes: string;
  /** Names of fields that are written without content. */
  readonly empty: readonly string[];
}

export const PLAIN_STYLE: WritingStyle = {
  prefix: 'g:',
  escape: 'entities',
  lineEnd: '\n',
  padding: '',
  comments: false,
  form: 'NFC',
  attributes: '',
  empty: [],
};

/** Writes an item as XML, well-formed in every style. */
export function writeItem(elements: readonly ElementSpec[], style: WritingStyle = PLAIN_STYLE): string {
  const body = elements.map((element) => writeElement(element, style));
  const empty = style.empty.map((name) => `<${style.prefix}${name}></${style.prefix}${name}>`);
  return `<item>${[...body, ...empty].join(style.lineEnd)}${style.lineEnd}</item>`;
}

function writeElement(element: ElementSpec, style: WritingStyle): string {
  const name = style.prefix + element.name;
  const content =
    element.children === undefined
      ? style.padding + writeText((element.text ?? '').normalize(style.form), style.escape) + style.padding
      : element.children.map((child) => writeElement(child, style)).join(style.lineEnd);
  return `${style.comments ? '<!-- a <b> & c -->' : ''}<${name}${style.attributes}>${content}</${name} >`;
}

function writeText(text: string, escape: WritingStyle['escape']): string {
  if (escape === 'cdata') return cdata(text);
  if (escape === 'numbers') return [...text].map((one) => `&#x${one.codePointAt(0)?.toString(16)};`).join('');
  const half = Math.floor(text.length / 2);
  // Never in the middle of a surrogate pair.
  const at = /[\udc00-\udfff]/.test(text.charAt(half)) ? half + 1 : half;
  return escape === 'mixed' ? entities(text.slice(0, at)) + cdata(text.slice(at)) : entities(text);
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
