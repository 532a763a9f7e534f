#!/usr/bin/env node
// The package's bin, `ponte COMMAND`: on Node 24 the program itself, on an older Node by way of the bootstrap.
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.removeAllListeners('warning');
  await import('./ponte.ts');
} else {
  process.argv.splice(2, 0, 'ponte');
  await import('./bootstrap.js');
}
