/**
 * A copy of a text that keeps nothing else alive: a slice holds on to the whole text it was cut from, so one that
 * stays in a cache would hold the item it came from.
 */
export function detach(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
