// `npm run lock`: after an `npm install`, adds to package-lock.json the optional packages of other platforms that
// npm has left out because the registry in use does not carry them. Without these entries `npm ci` refuses the
// file as out of step (npm issue 9846), and a machine of another platform would not get its native parts.
// Such an entry has a version and a platform but no integrity: npm takes what its own registry holds.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Adds the missing entries to a parsed lock file; returns their paths. */
export function completeLockFile(lock) {
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (path === '' || isPresent(lock.packages, path, name)) continue;
      const platform = platformOf(name);
      // A range, or a package for any platform, is npm's to resolve.
      if (!/^\d+\.\d+\.\d+/.test(version) || platform === undefined) continue;
      const place = `node_modules/${name}`;
      const { cpu, libc, os } = platform;
      // The keys in npm's order, so that its next run leaves them alone.
      lock.packages[place] = {
        version,
        cpu,
        ...(entry.dev && { dev: true }),
        ...(libc && { libc }),
        optional: true,
        os,
      };
      added.push(place);
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  return added;
}

/** Node's own search: beside the package that asks, then in each node_modules above it. */
function isPresent(packages, path, name) {
  for (let folder = path; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder}/node_modules/${name}`] !== undefined) return true;
  }
  return packages[`node_modules/${name}`] !== undefined;
}

/** napi-rs and its like write the platform into the name: `binding-linux-arm64-musl`. */
function platformOf(name) {
  const [, os, cpu, abi] = /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name) ?? [];
  if (os === undefined) return undefined;
  const libc = os === 'linux' && (abi === 'musl' || abi === 'gnu') ? { libc: [abi === 'gnu' ? 'glibc' : 'musl'] } : {};
  return { cpu: [cpu], os: [os], ...libc };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const added = completeLockFile(lock);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(added.length === 0 ? 'package-lock.json is complete\n' : `added ${added.join('\n      ')}\n`);
}
