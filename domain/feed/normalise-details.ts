import type { FieldValue } from './collect-fields.ts';
import type { FeedItem } from './feed-item.ts';
import type { ItemNode } from './item-node.ts';
import { foldText } from './normalise-text.ts';

type ProductDetail = NonNullable<FeedItem['productDetails']>[number];

/** Every `product_detail` that says something, as a block or in one line. */
export function normaliseDetails(values: readonly FieldValue[] | undefined): FeedItem['productDetails'] {
  if (values === undefined) return undefined;
  const details = values
    .map(({ node }) => (node.children.length > 0 ? detailOfBlock(node) : detailOfLine(foldText(node.text))))
    .filter(({ section, name, value }) => section !== undefined || name !== '' || value !== '');
  return details.length === 0 ? undefined : details;
}

function detailOfBlock(block: ItemNode): ProductDetail {
  const part = (...names: readonly string[]): string => {
    const child = block.children.find((one) => names.includes(one.name.slice(one.name.indexOf(':') + 1).toLowerCase()));
    return child === undefined ? '' : foldText(child.text);
  };
  return detail(part('section_name', 'section'), part('attribute_name', 'name'), part('attribute_value', 'value'));
}

/** Google's one-line form is `section:name:value`; with less, the section goes first, then the value. */
function detailOfLine(line: string): ProductDetail {
  const [first = '', second, ...rest] = line.split(':').map((part) => part.trim());
  if (second === undefined) return detail('', first, '');
  return rest.length === 0 ? detail('', first, second) : detail(first, second, rest.join(':'));
}

function detail(section: string, name: string, value: string): ProductDetail {
  return { ...(section !== '' && { section }), name, value };
}
