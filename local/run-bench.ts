// `npm run bench -- [NAME] [--json]`: one benchmark of bench/, or all of them one after the other.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';
import { ROOT } from './start-options.ts';

const folder = join(ROOT, 'bench');
const names = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .sort();
const [first, ...rest] = process.argv.slice(2);
const isNamed = first !== undefined && !first.startsWith('-');

if (isNamed && !names.includes(first)) {
  process.stderr.write(`ponte: there is no benchmark ${first}: use ${names.join(', ') || '(none is here)'}\n`);
  process.exit(2);
}
let worst = 0;
for (const name of isNamed ? [first] : names) {
  const args = isNamed ? rest : process.argv.slice(2);
  worst = Math.max(worst, await runTool(process.execPath, [join(folder, `${name}.ts`), ...args]));
}
process.exit(worst);
