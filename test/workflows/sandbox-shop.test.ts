import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openWorld, SENT, type Fakes, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('temporalAddress'));
});
afterAll(() => world.close());

const PACE = { passRestMs: 1, reviewRestMs: 1, reviewLooks: 3 };
const next = (cursor: string | null): string | null => (cursor === null ? 'p1' : null);

/** A client with its two scopes: activities are told apart by the one they are called for. */
async function send(live: Fakes, sandbox: Fakes, input: object = {}) {
  const scene = world.scene(live);
  const scope = world.scene(sandbox, `${scene.client}~sandbox`);
  const handle = await world.start('sendProductSandbox', 'sandbox', scene, { pace: PACE, ...input });
  return { handle, scene, scope, result: handle.result() };
}

describe('sendProductSandbox', () => {
  it('copies, then links, publishes and looks at reviews in the sandbox scope alone', async () => {
    const counts = [3, 1, 0];
    const { scene, scope, result } = await send(
      {
        copyToSandbox: async ({ cursor }) => ({ next: next(cursor), products: 2 }),
        countOpenReviews: async () => ({ open: counts.shift() ?? 0 }),
      },
      {
        publishProducts: async ({ cursor }) => ({
          ...SENT,
          next: next(cursor),
          products: 2,
          calls: 3,
          sent: 2,
          blocked: 1,
        }),
      },
      { skus: ['7'] },
    );
    expect(await result).toMatchObject({ products: 4, calls: 6, sent: 4, blocked: 2, open: 0 });
    expect(scene.of('copyToSandbox')).toMatchObject([
      { skus: ['7'], cursor: null },
      { skus: ['7'], cursor: 'p1' },
    ]);
    expect(new Set(scene.names())).toEqual(new Set(['copyToSandbox', 'countOpenReviews']));
    expect(scope.names()).toEqual([
      'readExistingProducts',
      'linkExistingProducts',
      'publishProducts',
      'publishProducts',
      'pollReviews',
      'pollReviews',
    ]);
    for (const { input } of scope.calls) expect(input.client).toBe(scope.client);
  });

  it('stops looking after a while and says how many reviews are open', async () => {
    const { handle, scope, result } = await send({ countOpenReviews: async () => ({ open: 2 }) }, {});
    expect(await result).toMatchObject({ open: 2 });
    expect(scope.of('pollReviews')).toHaveLength(PACE.reviewLooks);
    expect((await handle.describe()).searchAttributes.Status?.[0]).toBe('in-review');
  });

  it('looks again at products that a passing trouble held up', async () => {
    let looks = 0;
    const { scope, result } = await send(
      {},
      { publishProducts: async () => ({ ...SENT, products: 1, postponed: looks++ === 0 ? 1 : 0 }) },
    );
    expect(await result).toMatchObject({ postponed: 0 });
    expect(scope.of('publishProducts')).toHaveLength(2);
  });

  it('ends before anything is published where the sandbox shop is a live one', async () => {
    const { handle, scope, result } = await send(
      {
        copyToSandbox: async () => {
          throw ApplicationFailure.nonRetryable('The shop is a live shop', 'SandboxShopIsLive');
        },
      },
      {},
    );
    await expect(result).rejects.toMatchObject({ cause: { cause: { type: 'SandboxShopIsLive' } } });
    expect(scope.names()).toEqual([]);
    expect((await handle.describe()).searchAttributes.Status?.[0]).toBe('failed');
  });
});
