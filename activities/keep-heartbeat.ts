import { Context } from '@temporalio/activity';

/** Well below the 60 s after which the server usually takes an activity for dead; a third of it where that is less. */
const EVERY_MS = 10_000;

/**
 * Beats around a whole body, also where one step of it is long (nine images of a slow host): the server then tells a
 * dead worker from a busy one. @param tell what a beat carries, for operators.
 */
export async function withHeartbeat<T>(body: () => Promise<T>, tell: () => unknown = () => undefined): Promise<T> {
  const context = Context.current();
  context.heartbeat(tell());
  const timeoutMs = context.info.heartbeatTimeoutMs ?? 6 * EVERY_MS;
  const timer = setInterval(() => context.heartbeat(tell()), Math.min(EVERY_MS, timeoutMs / 3));
  try {
    return await body();
  } finally {
    clearInterval(timer);
  }
}
