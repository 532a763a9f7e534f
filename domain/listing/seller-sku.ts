import { hash } from 'node:crypto';

/**
 * The seller SKU of a feed id: the id itself where TikTok takes it (1–50 characters without spaces, contract section
 * 4.3), else its readable part with a hash of the whole. The same id always gives the same one, and two ids never the
 * same: an id that looks like a shortened one is shortened itself.
 */
export function sellerSkuOf(id: string): string {
  if (/^[\x21-\x7E]{1,50}$/.test(id) && !SHORTENED.test(id)) return id;
  const readable = id
    .normalize('NFKD')
    .replace(/[^\x21-\x7E]+/g, '-')
    .slice(0, 33);
  return `${readable}~${hash('sha256', id).slice(0, 16)}`;
}

const SHORTENED = /~[\da-f]{16}$/;
