import { describe, expect, it } from 'vitest';
import { parseWebhook, verifyWebhook } from '../../../apis/tiktok-shop/verify-webhook.ts';
import vectors from './webhook-sign-vectors.json' with { type: 'json' };

describe('verifyWebhook', () => {
  it.each(vectors)('accepts the published vector $name', ({ appKey, appSecret, rawBody, authorization }) => {
    expect(verifyWebhook(Buffer.from(rawBody), authorization, { appKey, appSecret })).toBe(true);
  });

  const vector = vectors[0]!;
  const secrets = { appKey: vector.appKey, appSecret: vector.appSecret };

  it('refuses a changed byte, another key, another secret and a missing or malformed header', () => {
    const body = Buffer.from(vector.rawBody);
    const changed = Buffer.from(body);
    changed[changed.length - 1] = 0x20;
    expect(verifyWebhook(changed, vector.authorization, secrets)).toBe(false);
    expect(verifyWebhook(body, vector.authorization, { ...secrets, appKey: 'other' })).toBe(false);
    expect(verifyWebhook(body, vector.authorization, { ...secrets, appSecret: 'other' })).toBe(false);
    expect(verifyWebhook(body, undefined, secrets)).toBe(false);
    expect(verifyWebhook(body, '', secrets)).toBe(false);
    expect(verifyWebhook(body, vector.authorization.slice(0, 62), secrets)).toBe(false);
    expect(verifyWebhook(body, `Bearer ${vector.authorization}`, secrets)).toBe(false);
  });
});

describe('parseWebhook', () => {
  it('keeps every digit of an id that comes as a bare number', () => {
    const webhook = parseWebhook(
      Buffer.from(
        '{"type":5,"tts_notification_id":"7327112393057371910","shop_id":"7494049642642441621","timestamp":1644412885,' +
          '"data":{"product_id":1729592969712207009,"status":"PRODUCT_AUDIT_FAILURE","update_time":1644412885}}',
      ),
    );
    expect(webhook).toEqual({
      type: 5,
      notificationId: '7327112393057371910',
      shopId: '7494049642642441621',
      sentAt: '2022-02-09T13:21:25.000Z',
      data: { product_id: '1729592969712207009', status: 'PRODUCT_AUDIT_FAILURE', update_time: 1644412885 },
    });
  });

  it('turns a short id into text too', () => {
    expect(parseWebhook(Buffer.from('{"type":16,"data":{"product_id":12}}'))?.data).toEqual({ product_id: '12' });
  });

  it.each(['', 'null', '[]', '{', '{"data":{}}', '<html></html>'])('takes %j for no webhook', (body) => {
    expect(parseWebhook(Buffer.from(body))).toBeNull();
  });
});
