import { describe, expect, it } from 'vitest';
import { signRequest, signWebhook } from '../../../sandbox/tiktok-shop/signing.ts';
import requestCases from './vectors/request-sign.json' with { type: 'json' };
import webhookCases from './vectors/webhook-sign.json' with { type: 'json' };

describe('signRequest', () => {
  it.each(requestCases)('$name', ({ app_secret, path, query, content_type, body, sign }) => {
    const bytes = content_type === 'multipart/form-data' ? Buffer.alloc(0) : Buffer.from(body ?? '');
    expect(signRequest(app_secret, { path, query: Object.entries(query), body: bytes })).toBe(sign);
  });

  it('signs repeated keys in the order sent', () => {
    const parts = { path: '/p', body: Buffer.alloc(0) };
    const sent = signRequest('s', {
      ...parts,
      query: [
        ['ids', 'b'],
        ['app_key', 'k'],
        ['ids', 'a'],
      ],
    });
    const other = signRequest('s', {
      ...parts,
      query: [
        ['app_key', 'k'],
        ['ids', 'a'],
        ['ids', 'b'],
      ],
    });
    expect(sent).not.toBe(other);
  });
});

describe('signWebhook', () => {
  it.each(webhookCases)('$name', ({ app_key, app_secret, raw_body, authorization_header }) => {
    expect(signWebhook(app_key, app_secret, raw_body)).toBe(authorization_header);
  });
});
