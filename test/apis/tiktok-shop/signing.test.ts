import { describe, expect, it } from 'vitest';
import { signRequest } from '../../../apis/tiktok-shop/signing.ts';
import vectors from './request-sign-vectors.json' with { type: 'json' };

describe('signRequest', () => {
  it.each(vectors)('signs the published vector $name', ({ appSecret, path, query, contentType, body, sign }) => {
    const isUpload = contentType.startsWith('multipart/form-data');
    const parts = { appSecret, path, query: Object.entries(query as unknown as Record<string, string>) };
    expect(signRequest({ ...parts, body: isUpload ? undefined : (body ?? undefined) })).toBe(sign);
  });

  it('does not depend on the order of the query', () => {
    const query = [
      ['app_key', 'k'],
      ['timestamp', '1'],
      ['ids', 'b'],
      ['ids', 'a'],
    ] as const;
    const sign = (order: readonly number[]) =>
      signRequest({ appSecret: 's', path: '/p', query: order.map((place) => query[place]!) });
    expect(sign([1, 0, 2, 3])).toBe(sign([2, 3, 1, 0]));
  });
});
