import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './start-options.ts';

/** Reads `.env` beside package.json into the environment; what is set already stays. */
export function readEnvFile(): void {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
