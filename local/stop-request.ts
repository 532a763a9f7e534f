import { watchParent } from './watch-parent.ts';

/** One press of Ctrl-C comes several times: from the terminal, from npm, and from the bootstrap. */
const ONE_PRESS_MS = 1000;

/**
 * Calls back once when this process is asked to stop (Ctrl-C, SIGTERM, a closed terminal, a parent that is gone),
 * and with `again` true for each further request that is not an echo of the one before.
 */
export function onStopRequest(stop: (again: boolean) => void): void {
  let last = -Infinity;
  let asked = false;
  function request(): void {
    const now = performance.now();
    const isEcho = now - last < ONE_PRESS_MS;
    last = now;
    if (isEcho) return;
    stop(asked);
    asked = true;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, request);
  // With the parent gone its terminal may be too: writing there must not end the clean stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  watchParent(request);
}
