import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import { isApiFailure, type ApiFailure } from '../apis/failure.ts';
import type { ActivityDeps } from './deps.ts';
import { inParallel } from './in-parallel.ts';

export interface Answer<A> {
  readonly value: A;
  /** Why the answer is not whole; null: it is. */
  readonly failure: ApiFailure | null;
}

type Pace = Pick<ActivityDeps['settings']['vtex'], 'concurrency' | 'skuTries' | 'skuPauseMs' | 'troubledAttempts'>;

/**
 * Asks VTEX about each row, several at a time, and hands over every answer. A row that VTEX fails again and
 * again is handed over with its failure, so that it holds up no other. Only where one after the other fails is it the
 * service's trouble and thrown, so that the server waits; and that no more often than `troubledAttempts` times, should
 * there be as many such rows in a row.
 * @throws ApiFailure also where the account's credentials or rate are the trouble
 */
export async function askAboutEach<R, A>(
  rows: readonly R[],
  pace: Pace,
  ask: (row: R) => Promise<Answer<A>>,
  take: (row: R, answer: Answer<A>) => void,
): Promise<void> {
  const { cancellationSignal: signal, info } = Context.current();
  const mostInARow = info.attempt < pace.troubledAttempts ? pace.concurrency * 2 : Infinity;
  const failed: [R, Answer<A>][] = [];
  let inARow = 0;
  await inParallel(rows, pace.concurrency, async (row) => {
    signal.throwIfAborted();
    const answer = await askAgain(() => ask(row), pace, signal);
    if (!isPassing(answer.failure)) {
      inARow = 0;
      take(row, answer);
      return;
    }
    failed.push([row, answer]);
    inARow += 1;
    if (inARow >= mostInARow) throw answer.failure;
  });
  // Only now is it known that they failed by themselves: in a trouble of the service they are asked about again.
  for (const [row, answer] of failed) take(row, answer);
}

async function askAgain<A>(ask: () => Promise<Answer<A>>, pace: Pace, signal: AbortSignal): Promise<Answer<A>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (!isPassing(answer.failure) || tries >= pace.skuTries) return answer;
    await pause(pace.skuPauseMs * tries, undefined, { signal });
  }
}

function isPassing(failure: ApiFailure | null): boolean {
  return isApiFailure(failure, 'Unavailable');
}

/** What `ask` gives, or the failure where it speaks of this one thing; one that speaks of the account is thrown. */
export async function orFailure<T>(ask: () => Promise<T>): Promise<{ value: T } | { failure: ApiFailure }> {
  try {
    return { value: await ask() };
  } catch (error) {
    if (isApiFailure(error, 'Unavailable') || isApiFailure(error, 'Rejected')) return { failure: error };
    throw error;
  }
}
