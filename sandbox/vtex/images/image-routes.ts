import { text, wholeNumber } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { drawImage } from './draw-image.ts';
import type { ImageSize } from './draw-image.ts';

/** Largest side VTEX takes for an upload, and the bound for a resized picture here (contract 2.3). */
const longestSide = 3200;
const mostKept = 64;

/** Pictures at `/arquivos/ids/{fileId}[-{W}-{H}][/{name}]`, drawn on demand; the same file always gives the same bytes. */
export function imageRoutes(): readonly Route[] {
  const drawn = new Map<string, Promise<Buffer>>();

  async function serve(call: Call): Promise<Reply> {
    const [, fileId, width, height] = /^(\d+)(?:-(\d+|auto)-(\d+|auto))?$/.exec(call.params['file'] ?? '') ?? [];
    const file = fileId === undefined ? undefined : call.shop.get('files', fileId);
    if (!file) return text('Not Found', 404);
    const size = readSize({ width: width ?? call.query('width'), height: height ?? call.query('height') }, file.size);
    const format = call.world.switches.flag('imagesAsWebp') ? 'webp' : 'png';
    const key = [call.shop.account, fileId, size?.width ?? '', size?.height ?? '', format].join('-');
    const etag = `"${key}"`;
    const headers = { 'content-type': `image/${format}`, etag, 'cache-control': 'public, max-age=86400' };
    if (call.headers['if-none-match'] === etag) return { status: 304, headers };
    const picture = drawn.get(key) ?? drawImage(file, size, format);
    drawn.delete(key);
    drawn.set(key, picture);
    for (const oldest of drawn.keys()) {
      if (drawn.size <= mostKept) break;
      drawn.delete(oldest);
    }
    return { status: 200, headers, body: await picture };
  }

  return [
    { method: 'GET', path: '/arquivos/ids/:file', family: 'site', access: 'public', handle: serve },
    { method: 'GET', path: '/arquivos/ids/:file/:name', family: 'site', access: 'public', handle: serve },
  ];
}

/** A missing, zero or `auto` side follows the other; null where neither is given. */
function readSize({ width, height }: { width?: string; height?: string }, own: number): ImageSize | null {
  const wide = wholeNumber(width) ?? 0;
  const high = wholeNumber(height) ?? 0;
  if (wide < 1 && high < 1) return null;
  return { width: bound(wide || high || own), height: bound(high || wide || own) };
}

function bound(side: number): number {
  return Math.min(longestSide, Math.max(1, side));
}
