// `npm run check`: format, lint, types, layers, dead code. All steps run, whatever an earlier one says.
import { runTool } from './run-tool.ts';

const STEPS: readonly [name: string, command: string, args: readonly string[]][] = [
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['types', 'tsc', ['-p', '.']],
  ['layers', 'vitest', ['run', '--project', 'unit', 'test/layers.test.ts']],
  ['dead code', 'knip', []],
];

const results: string[] = [];
let failed = 0;
for (const [name, command, args] of STEPS) {
  process.stdout.write(`\n── ${name}: ${command} ${args.join(' ')}\n`);
  const started = Date.now();
  const code = await runTool(command, args);
  if (code !== 0) failed += 1;
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  results.push(`  ${code === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`);
}
process.stdout.write(`\n${results.join('\n')}\n`);
if (failed > 0) process.stdout.write(`\n${failed} of ${STEPS.length} checks failed; \`npx oxfmt\` mends the format\n`);
process.exit(failed === 0 ? 0 : 1);
