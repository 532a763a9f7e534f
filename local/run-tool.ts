import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './start-options.ts';

/**
 * Runs one of the tools in node_modules/.bin (on the PATH by the bootstrap) from the package's folder, with its
 * output on screen, and resolves to its exit code. Signals reach it as they reach this process.
 */
export async function runTool(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  } catch (error) {
    process.stderr.write(`ponte: ${command} cannot be started: ${(error as Error).message}\n`);
    return 1;
  } finally {
    process.off('SIGINT', forward).off('SIGTERM', forward);
  }
}
