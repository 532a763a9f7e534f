import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentedEndpoints } from '../../../sandbox/tiktok-shop/documented-endpoints.ts';
import { routes } from '../../../sandbox/tiktok-shop/routes.ts';
import { switchDefinitions } from '../../../sandbox/tiktok-shop/switches.ts';
import { openCaller, parts } from './caller.ts';
import type { Caller } from './caller.ts';

const served = new Set(
  routes.flatMap(({ method, path, versions }) =>
    versions.map((version) => `${method} ${blank(path.replace(':version', version))}`),
  ),
);
const unbuilt = documentedEndpoints.filter(([method, path]) => !served.has(`${method} ${blank(path)}`));

/** Parameters without their names: `{product_id}` and `:product_id` are the same place. */
function blank(path: string): string {
  return path.replaceAll(/\{\w+\}|:\w+/g, '*');
}

describe('endpoints that are not built', () => {
  let caller: Caller;
  let shop: Awaited<ReturnType<Caller['authorize']>>;
  beforeAll(async () => {
    caller = await openCaller();
    shop = await caller.authorize();
  });
  afterAll(() => caller.close());

  it.each(unbuilt.map(([method, path]) => ({ method, path })))(
    '$method $path answers as an unknown path',
    async ({ method, path }) => {
      const call = parts(shop.access, method, path.replaceAll(/\{\w+\}/g, '1729592969712207008'), {
        shop_cipher: shop.cipher,
      });
      expect(await caller.send(call)).toMatchObject({ status: 404, code: 36009009, data: null });
    },
  );

  it('are those that docs/sandbox.md lists, no more and no fewer', async () => {
    const text = await readFile(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8');
    const listed = [...text.matchAll(/^- `([A-Z]+) (\/\S+)`$/gm)].map(([, method, path]) => `${method} ${path}`);
    expect(listed.toSorted()).toEqual(unbuilt.map(([method, path]) => `${method} ${path}`).toSorted());
  });

  it('leave the documented and built ones: each route is documented', () => {
    const known = new Set(documentedEndpoints.map(([method, path]) => `${method} ${blank(path)}`));
    for (const { method, path, versions } of routes) {
      expect(
        versions.some((version) => known.has(`${method} ${blank(path.replace(':version', version))}`)),
        `${method} ${path}`,
      ).toBe(true);
    }
  });
});

describe('docs/sandbox.md', () => {
  it('shows every switch with its default, and every endpoint', async () => {
    const text = await readFile(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8');
    for (const [name, definition] of Object.entries(switchDefinitions))
      expect(text).toContain(`| \`${name}\` | \`${JSON.stringify(definition.default)}\` |`);
    for (const { method, path, versions } of routes) {
      expect(text).toContain(`| ${method} | \`${path.replaceAll(/:(\w+)/g, '{$1}')}\` | ${versions.join(', ')} |`);
    }
  });
});
