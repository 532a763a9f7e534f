import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { proveCrashes } from '../../bench/proofs/prove-crashes.ts';
import { startGuard, type Guard } from '../../local/guard.ts';

let guard: Guard;
beforeAll(async () => {
  guard = await startGuard();
});
afterAll(() => guard.stopAll());

// The long form is `npm run crash`: 600 SKUs, 50 kills.
it(
  'a worker killed in the middle of a publication leaves nothing twice, and the same end',
  { timeout: 180_000 },
  async () => {
    const servers = { temporalAddress: inject('temporalAddress'), mongodbUri: inject('mongodbUri'), guard };
    const report = await proveCrashes({
      servers,
      kills: 2,
      seed: 3,
      skus: 12,
      account: 'lojaduas',
      verdicts: false,
      say: () => undefined,
    });
    expect(report).toMatchObject({ killed: 2, violations: [], skus: 12 });
  },
);
