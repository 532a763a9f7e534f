// A program for the tests of guard and supervisor: says its pid, then waits; with `stubborn` SIGTERM does not end it.
import { appendFileSync } from 'node:fs';

const [file = '', name = '', mood = ''] = process.argv.slice(2);
appendFileSync(file, `start ${name} ${process.pid}\n`);
process.on('SIGTERM', () => {
  appendFileSync(file, `term ${name}\n`);
  if (mood === 'stubborn') return;
  // Long enough that the next stage would overtake it if nobody waited.
  setTimeout(() => {
    appendFileSync(file, `end ${name}\n`);
    process.exit(0);
  }, 150);
});
setInterval(() => undefined, 1000);
