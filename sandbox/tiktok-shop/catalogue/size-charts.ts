import type { ControlRoute } from '../../kernel/control.ts';
import { ControlProblem } from '../../kernel/http-types.ts';
import { makePageToken, readPageToken } from '../page-token.ts';
import { fail } from '../products/fault.ts';
import { nextPageToken, readPageSize } from '../read-paging.ts';
import { requireShop } from '../require-shop.ts';
import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { findImage, imageUrl, keepImages } from '../uploads/images.ts';

/** A size chart template of a shop (documents of kind `size_charts`); sellers make them in Seller Center. */
export interface SizeChart {
  id: string;
  shop: string;
  name: string;
  images: { uri: string; locale: string }[];
}

export function sizeChartsOf({ state }: Pick<TiktokShopContext, 'state'>) {
  return state.collection<SizeChart>('size_charts');
}

/** Search Size Charts: the shop's templates, by id and by a part of the name; `locales` narrows their images. */
export function searchSizeCharts(
  { body, query, shop }: TiktokShopRequest,
  context: TiktokShopContext,
): TiktokShopAnswer {
  const size = readPageSize(query);
  const token = query.get('page_token') ?? '';
  const place = token === '' ? '0' : readPageToken('size-charts', token);
  if (place === undefined) fail(12019108);
  const ids = readTexts(body['ids']);
  const keyword = typeof body['keyword'] === 'string' ? body['keyword'].trim().toLowerCase() : '';
  const locales = query
    .getAll('locales')
    .flatMap((text) => text.replaceAll(/["[\]\s]/g, '').split(','))
    .filter(Boolean);

  const found = sizeChartsOf(context)
    .list({ shop: shop.id })
    .filter(({ id, name }) => (ids.length === 0 || ids.includes(id)) && name.toLowerCase().includes(keyword));
  const start = Number(place);
  const isLast = start + size >= found.length;
  return succeed({
    size_chart: found.slice(start, start + size).map(({ id, name, images }) => ({
      template_id: id,
      template_name: name,
      images: images
        .filter(({ locale }) => locales.length === 0 || locales.includes(locale))
        .map(({ uri, locale }) => ({ uri, url: imageUrl(context, uri), locale })),
    })),
    total_count: found.length,
    ...nextPageToken(context, isLast ? undefined : makePageToken('size-charts', start + size)),
  });
}

/** `POST /_sandbox/size-charts` `{"shop","name","uri","locale"}`: the seller makes a template of an uploaded image. */
export function sizeChartControls(context: TiktokShopContext): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/size-charts',
      run({ body }) {
        const shop = requireShop(context, body);
        const { name, uri, locale = 'pt-BR' } = body;
        if (typeof name !== 'string' || name.trim() === '') throw new ControlProblem('name is a text.');
        if (typeof locale !== 'string') throw new ControlProblem('locale is a text such as pt-BR.');
        if (uri !== undefined && (typeof uri !== 'string' || findImage(context, uri) === undefined))
          throw new ControlProblem('uri is one that an image upload answered.');
        const id = context.ids.next('736', 19);
        const images = uri === undefined ? [] : [{ uri, locale }];
        keepImages(context, images);
        sizeChartsOf(context).put(id, shop.id, { id, shop: shop.id, name: name.trim(), images });
        return { template_id: id };
      },
    },
  ];
}

function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
