import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createShopClock } from '../../apis/shop-clock.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.close();
  server = undefined;
});

/** A stand-in's clock that answers what `answer` says, and counts how often it was asked. */
async function serve(answer: () => string | null): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  server = createServer((_, response) => {
    asked += 1;
    const text = answer();
    if (text === null) response.destroy();
    else response.end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/clock`, asked: () => asked };
}

const at = (iso: string): string => JSON.stringify({ now: iso });
/** Between two looks real time goes on. */
const near = (time: Date, iso: string): boolean => Math.abs(time.getTime() - Date.parse(iso)) < 30_000;

describe("a shop's clock", () => {
  test('is real time where the shop has none of its own', async () => {
    expect(near(await createShopClock(null, 0)(), new Date().toISOString())).toBe(true);
  });

  test("is the stand-in's, asked once for all who ask at a time, and again when it is no longer fresh", async () => {
    let now = '2031-05-01T00:00:00.000Z';
    const { url, asked } = await serve(() => at(now));
    const clock = createShopClock(url, 0);
    const times = await Promise.all([clock(), clock(), clock()]);
    expect(times.every((time) => near(time, now))).toBe(true);
    expect(asked()).toBe(1);
    now = '2031-05-02T00:00:00.000Z';
    expect(near(await clock(), now)).toBe(true);
    expect(asked()).toBe(2);
  });

  test('is believed for its time', async () => {
    const { url, asked } = await serve(() => at('2031-05-01T00:00:00.000Z'));
    const clock = createShopClock(url, 600_000);
    await clock();
    await clock();
    expect(asked()).toBe(1);
  });

  test.each([
    ['nothing', null],
    ['no clock', '{}'],
    ['no JSON', '<html>'],
  ])('goes on as it was where it answers %s', async (_, broken) => {
    let isBroken = false;
    const { url } = await serve(() => (isBroken ? broken : at('2031-05-01T00:00:00.000Z')));
    const clock = createShopClock(url, 0);
    await clock();
    isBroken = true;
    expect(near(await clock(), '2031-05-01T00:00:00.000Z')).toBe(true);
  });
});
