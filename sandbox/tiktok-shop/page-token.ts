/**
 * Opaque page tokens. They deliberately hold `+`, `/` and `=`, as the real ones may (contract section 12), so that a
 * client that does not encode its query is found out. What they carry is nobody's business but ours.
 */
export function makePageToken(list: string, place: string | number): string {
  const text = Buffer.from(`${list}:${place}`);
  const filler = (text.length + 3) % 3 === 0 ? 1 : 0;
  return Buffer.concat([Buffer.from([0xfb, 0xff, 0xbf]), text, Buffer.alloc(filler)]).toString('base64');
}

/** The place a token of this list stands for; undefined where it is none of ours. */
export function readPageToken(list: string, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64');
  if (bytes[0] !== 0xfb || bytes[1] !== 0xff || bytes[2] !== 0xbf) return undefined;
  const text = bytes.subarray(3).toString().replace('\0', '');
  return text.startsWith(`${list}:`) ? text.slice(list.length + 1) : undefined;
}
