// `npm test`: every test, or those named (`npm test -- test/domain`), and one line of counts at the end.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { countTests } from './count-tests.ts';
import { runTool } from './run-tool.ts';
import { ROOT } from './start-options.ts';

const report = join(ROOT, 'test', '.report', 'report.json');
rmSync(report, { force: true });
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const code = await runTool('vitest', ['run', ...reporters, ...process.argv.slice(2)]);
const counts = countTests(report);
if (counts === undefined) {
  process.stderr.write('ponte: the test runner left no report: see what it said above\n');
  process.exit(code === 0 ? 1 : code);
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(code === 0 && counts.failed > 0 ? 1 : code);
