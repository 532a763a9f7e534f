import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countTests } from '../../local/count-tests.ts';

test('a file that fails without a failed test of its own counts as one failure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-count-'));
  const file = join(folder, 'report.json');
  const tests = (...statuses: string[]) => statuses.map((status) => ({ status }));
  const testResults = [
    { status: 'passed', assertionResults: tests('passed', 'passed', 'pending', 'todo') },
    { status: 'failed', assertionResults: tests('passed', 'failed', 'failed') },
    { status: 'failed', assertionResults: [] },
  ];
  writeFileSync(file, JSON.stringify({ testResults }));
  expect(countTests(file)).toEqual({ passed: 3, failed: 3, skipped: 2 });
  rmSync(folder, { recursive: true });
  expect(countTests(file)).toBeUndefined();
});
