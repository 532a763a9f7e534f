import { once } from 'node:events';
import type { Writable } from 'node:stream';

const CONNECT_MS = 5000;
const STALL_MS = 8000;

/**
 * Downloads a URL into a stream. Gives up when no answer comes within 5 s or nothing more arrives for 8 s, so a
 * network that swallows packets costs seconds. `onStart` is called once the download really begins.
 */
export async function fetchBounded(url: string, into: Writable, onStart: () => void): Promise<void> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(new Error(`no answer within ${CONNECT_MS / 1000} s`)), CONNECT_MS);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || response.body === null) throw new Error(`it answers ${response.status}`);
    onStart();
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(new Error(`nothing arrives for ${STALL_MS / 1000} s`)), STALL_MS);
      if (!into.write(chunk)) await once(into, 'drain');
    }
    into.end();
    await once(into, 'finish');
  } catch (error) {
    into.destroy();
    const { cause } = error as { cause?: Error };
    throw cause === undefined ? error : new Error(cause.message, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
