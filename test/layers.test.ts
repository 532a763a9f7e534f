import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { findViolations, ROOMS } from './layers/find-violations.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the rooms of this repository', () => {
  test('import only what the table of rooms allows', () => {
    expect(findViolations(root)).toEqual([]);
  });

  test('all hold sources where the table names them, so that the check above is not empty', () => {
    const present = readdirSync(root);
    for (const room of ['domain', 'apis', 'storage', 'activities', 'workflows', 'workers', 'starters', 'gateway']) {
      expect(present).toContain(room);
      expect(Object.keys(ROOMS)).toContain(room);
    }
  });
});

describe('a small tree with mistakes', () => {
  const trees: string[] = [];
  afterEach(() => {
    for (const tree of trees.splice(0)) rmSync(tree, { recursive: true });
  });

  function violationsOf(files: Record<string, string>): string[] {
    const tree = mkdtempSync(join(tmpdir(), 'ponte-layers-'));
    trees.push(tree);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    return findViolations(tree);
  }

  test.each([
    ['a static import', `import { a } from '../storage/a.ts';`, 'domain may not import storage'],
    ['a re-export', `export { a } from '../storage/a.ts';`, 'domain may not import storage'],
    ['a dynamic import', `const a = await import('../storage/a.ts');`, 'domain may not import storage'],
    ['a type import', `import type { A } from '../storage/a.ts';`, 'domain may not import storage'],
    ['a type written as import()', `type A = import('../storage/a.ts').A;`, 'domain may not import storage'],
    ['a package with side effects', `import got from 'got';`, 'domain may not import got'],
    ['a builtin with side effects', `import fs from 'node:fs/promises';`, 'domain may not import node:fs/promises'],
    ['a computed import', 'const a = await import(`../${name}.ts`);', 'a computed import cannot be judged'],
    ['a missing extension', `import { a } from './a';`, './a has no extension'],
  ])('%s is found', (_what, line, why) => {
    expect(violationsOf({ 'domain/x.ts': `// first line\n${line}\n` })).toEqual([`domain/x.ts:2: ${why}`]);
  });

  test('what the table allows is let through', () => {
    const files = {
      'domain/price/x.ts': `import { b } from '../b.ts'; import zlib from 'node:zlib'; export { c } from './c.ts';`,
      'activities/x.ts': `import { a } from '../apis/a.ts'; import { s } from '../storage/s.ts'; import got from 'got';`,
      'workflows/x.ts': `import type { A } from '../activities/x.ts'; import { sleep } from '@temporalio/workflow';`,
      'starters/x.ts': `import type { W } from '../workflows/x.ts';`,
      'test/x.ts': `import { a } from '../activities/x.ts'; const b = await import(name);`,
      'vitest.config.ts': `import { defineConfig } from 'vitest/config';`,
    };
    expect(violationsOf(files)).toEqual([]);
  });

  test('a room that may import types only may not import values', () => {
    const why = 'workflows may import only types of activities';
    for (const line of [`import { a } from '../activities/x.ts'`, `import { type A } from '../activities/x.ts'`]) {
      expect(violationsOf({ 'workflows/x.ts': line })).toEqual([`workflows/x.ts:1: ${why}`]);
    }
  });

  test('workflows may import no package but Temporal, also not by way of domain', () => {
    const files = {
      'workflows/a.ts': `import { z } from 'zod';`,
      'workflows/b.ts': `import { rule } from '../domain/rule.ts';`,
      'domain/rule.ts': `export { deep } from './deep.ts';`,
      'domain/deep.ts': `import { createHash } from 'node:crypto';`,
      'domain/unreached.ts': `import { createHash } from 'node:crypto';`,
    };
    expect(violationsOf(files)).toEqual([
      'domain/deep.ts:1: is loaded by workflows and may not import node:crypto',
      'workflows/a.ts:1: workflows may not import zod',
    ]);
  });

  test('a sandbox shares no code with the rest, and a new folder needs its line in the table', () => {
    const files = {
      'sandbox/x.ts': `import { sign } from '../apis/signing.ts';`,
      'helpers/x.ts': `import { a } from './a.ts';`,
    };
    expect(violationsOf(files)).toEqual([
      'helpers/x.ts:1: helpers/ is not in the table of rooms',
      'sandbox/x.ts:1: sandbox may not import apis',
    ]);
  });
});
