/**
 * Calls `gone` once the process named by PONTE_PARENT_PID (the bootstrap) has ended. A parent killed with -9
 * sends nothing to its children; without this they would go on for ever.
 */
export function watchParent(gone: () => void): void {
  const parent = Number(process.env['PONTE_PARENT_PID']);
  delete process.env['PONTE_PARENT_PID'];
  if (!(parent > 1)) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}
