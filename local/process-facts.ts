import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as it can be recognised again: a pid alone may be another program's after a while. */
export interface ProcessMark {
  readonly pid: number;
  /** When the process started, in the system's own spelling; '' where the system does not tell. */
  readonly started: string;
}

/** The mark of a running process, or undefined where there is none (a zombie counts as none). */
export function markProcess(pid: number): ProcessMark | undefined {
  if (!isRunning(pid)) return undefined;
  return { pid, started: startTime(pid) };
}

/** Whether the marked process still runs, and is the same one. */
export function isSameProcess(mark: ProcessMark): boolean {
  return isRunning(mark.pid) && (mark.started === '' || startTime(mark.pid) === mark.started);
}

/** Whether a process with this pid runs. A zombie (its parent has not collected it) does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return process.platform !== 'linux' || statFields(pid)[0] !== 'Z';
}

function startTime(pid: number): string {
  if (process.platform === 'linux') return statFields(pid)[19] ?? '';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** Fields of /proc/PID/stat from the state on (proc(5): the name before it may hold anything but a last ')'). */
function statFields(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
