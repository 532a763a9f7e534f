import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A secret at rest: AES-256-GCM, the key's id, and the place it belongs to as associated data. Base64 fields. */
export interface Sealed {
  readonly key: string;
  readonly iv: string;
  readonly tag: string;
  readonly data: string;
}

export interface SecretBox {
  /** @param place what the secret belongs to (`TikTokToken:abc:access`): sealed elsewhere, it does not open. */
  seal(plain: string, place: string): Sealed;
  /** @throws Error `SecretUnreadable` without any of the content. */
  open(sealed: Sealed, place: string): string;
  /** The same secret under the current key, or null where it is sealed with that one already. @throws as `open` */
  renew(sealed: Sealed, place: string): Sealed | null;
}

/** @param keys 32 bytes each; the first seals, all open, so that keys can be rotated without stopping. */
export function createSecretBox(keys: readonly Buffer[]): SecretBox {
  const byId = new Map(keys.map((key) => [keyId(key), key]));
  const [current] = keys;
  if (!current) throw new Error('SecretBox needs at least one key');

  const box: SecretBox = {
    seal(plain, place) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current, iv, TAG);
      cipher.setAAD(Buffer.from(place));
      const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return {
        key: keyId(current),
        iv: iv.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
        data: data.toString('base64'),
      };
    },
    open(sealed, place) {
      const key = byId.get(sealed.key);
      if (!key) throw unreadable(place, 'its encryption key is not configured');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'), TAG);
        decipher.setAAD(Buffer.from(place));
        decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
        const plain = Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]);
        return plain.toString('utf8');
      } catch {
        throw unreadable(place, 'it was changed or belongs elsewhere');
      }
    },
    renew: (sealed, place) => (sealed.key === keyId(current) ? null : box.seal(box.open(sealed, place), place)),
  };
  return box;
}

/** Without it Node takes a shorter tag too, which is easier to guess. */
const TAG = { authTagLength: 16 };

/** A key's public name: the start of its digest tells keys apart and gives nothing away. */
function keyId(key: Buffer): string {
  return createHash('sha256').update('ponte-key-id').update(key).digest('hex').slice(0, 12);
}

function unreadable(place: string, why: string): Error {
  const error = new Error(`The secret of ${place.split(':')[0]} cannot be read: ${why}.`);
  error.name = 'SecretUnreadable';
  return error;
}
