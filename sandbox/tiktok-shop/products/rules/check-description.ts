import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import { breaksFormat, hasChinese } from './check-text.ts';

const longest = 10_000;
const mostImages = 30;
const widestImage = 4000;

/**
 * The HTML of a description (contract section 4.3). `isKnownImage` tells whether a `src` is a URL that an upload
 * answered; anything else is an outside image, which the service does not take.
 */
export function checkDescription(html: string, isKnownImage: (src: string) => boolean): Fault[] {
  if (html.trim() === '') return [faultOf(12052015)];
  if ([...html].length > longest) return [faultOf(12052013)];
  const faults: Fault[] = [...checkTags(html, isKnownImage)];
  const text = html.replaceAll(/<[^>]*>/g, ' ');
  if (hasChinese(text)) faults.push(faultOf(12052346));
  if (breaksFormat(text)) faults.push(faultOf(12052932));
  return faults;
}

/** The contract does not list the allowed tags: these are the ones of text and tables (tables become images). */
const allowed = new Set(
  'p br b strong i em u s ul ol li h1 h2 h3 h4 h5 h6 div span img table thead tbody tfoot tr td th caption hr blockquote sub sup pre dl dt dd figure figcaption section article small'.split(
    ' ',
  ),
);
const empty = new Set(['br', 'img', 'hr']);
/** Tags HTML lets stay open. */
const mayStayOpen = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'thead', 'tbody', 'tfoot']);

function* checkTags(html: string, isKnownImage: (src: string) => boolean): Generator<Fault> {
  const open: string[] = [];
  let images = 0;
  for (const [whole, slash, name = '', attributes = ''] of html.matchAll(
    /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g,
  )) {
    const tag = name.toLowerCase();
    if (!allowed.has(tag)) {
      yield faultOf(12052345);
      return;
    }
    if (/\son[a-z]+\s*=|javascript:/i.test(attributes)) yield faultOf(12052350);
    if (slash === '/') {
      if (empty.has(tag)) continue;
      while (open.length > 0 && open.at(-1) !== tag && mayStayOpen.has(open.at(-1) ?? '')) open.pop();
      if (open.pop() !== tag) {
        yield faultOf(12052344);
        return;
      }
    } else if (!empty.has(tag) && !whole.endsWith('/>')) open.push(tag);
    if (tag === 'img' && slash === '') {
      images += 1;
      yield* checkImage(attributes, isKnownImage);
    }
  }
  if (open.some((tag) => !mayStayOpen.has(tag))) yield faultOf(12052344);
  if (images > mostImages) yield faultOf(12052056);
}

function* checkImage(attributes: string, isKnownImage: (src: string) => boolean): Generator<Fault> {
  const src = readAttribute(attributes, 'src');
  const width = readAttribute(attributes, 'width');
  const height = readAttribute(attributes, 'height');
  if (src === undefined || width === undefined || height === undefined) {
    yield faultOf(12052348);
    return;
  }
  if (!isKnownImage(src)) yield faultOf(12052340);
  if (
    ![width, height].every(
      (side) => /^\d+(px)?$/.test(side) && Number.parseInt(side, 10) > 0 && Number.parseInt(side, 10) < widestImage,
    )
  ) {
    yield faultOf(12052341);
  }
}

function readAttribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}
