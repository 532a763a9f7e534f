import { describe, expect, test } from 'vitest';
import { createSecretBox, type Sealed } from '../../storage/secrets.ts';

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);
const PLACE = 'TikTokToken:abc:accessToken';

describe('a secret box', () => {
  test('opens what it sealed, and tells nothing of it', () => {
    const box = createSecretBox([oldKey]);
    const sealed = box.seal('TTP_ção-☕', PLACE);
    expect(box.open(sealed, PLACE)).toBe('TTP_ção-☕');
    expect(JSON.stringify(sealed)).not.toContain('TTP');
    expect(box.seal('TTP_ção-☕', PLACE).data).not.toBe(sealed.data);
  });

  test('an empty secret is a secret', () => {
    const box = createSecretBox([oldKey]);
    expect(box.open(box.seal('', PLACE), PLACE)).toBe('');
  });

  test('a secret copied to another place does not open', () => {
    const box = createSecretBox([oldKey]);
    const sealed = box.seal('secret-text', PLACE);
    expect(failure(() => box.open(sealed, 'TikTokToken:xyz:accessToken'))).toMatchObject({
      name: 'SecretUnreadable',
      message: expect.not.stringContaining('secret-text'),
    });
  });

  test('another key does not open it', () => {
    const sealed = createSecretBox([oldKey]).seal('secret-text', PLACE);
    expect(failure(() => createSecretBox([newKey]).open(sealed, PLACE))).toMatchObject({
      name: 'SecretUnreadable',
      message: expect.stringContaining('key is not configured'),
    });
  });

  test('keys rotate without stopping: the first seals, all open', () => {
    const before = createSecretBox([oldKey]).seal('old', PLACE);
    const box = createSecretBox([newKey, oldKey]);
    const after = box.seal('new', PLACE);
    expect(box.open(before, PLACE)).toBe('old');
    expect(createSecretBox([newKey]).open(after, PLACE)).toBe('new');
    expect(after.key).not.toBe(before.key);
  });

  test.each(['iv', 'tag', 'data'] as const)('a changed %s is noticed', (field) => {
    const box = createSecretBox([oldKey]);
    const sealed = box.seal('secret-text', PLACE);
    const bytes = Buffer.from(sealed[field], 'base64');
    bytes[0]! ^= 1;
    const changed: Sealed = { ...sealed, [field]: bytes.toString('base64') };
    expect(failure(() => box.open(changed, PLACE))).toMatchObject({ name: 'SecretUnreadable' });
  });

  test('a tag cut short is not taken for a shorter tag', () => {
    const box = createSecretBox([oldKey]);
    const sealed = box.seal('secret-text', PLACE);
    const tag = Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64');
    expect(failure(() => box.open({ ...sealed, tag }, PLACE))).toMatchObject({ name: 'SecretUnreadable' });
  });

  test('without a key there is no box', () => {
    expect(() => createSecretBox([])).toThrow('at least one key');
  });
});

function failure(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
