import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { vtexSwitches } from '../../../sandbox/vtex/switches.ts';

it('docs/sandbox-vtex.md names every switch with its default and no other', async () => {
  const page = await readFile(new URL('../../../docs/sandbox-vtex.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('## Switches'));
  const rows = [...table.matchAll(/^\| `(\w+)` \| `([^`]+)` \|/gm)].map(([, name, value]) => [name, value]);
  expect(rows).toEqual(Object.entries(vtexSwitches).map(([name, definition]) => [name, String(definition.default)]));
});
