import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchBounded } from './fetch-bounded.ts';

const VERSION = '1.8.2';

/** SHA-256 of the binary `temporal` of that release; anything else is refused. */
const BINARIES: Record<string, { platform: string; arch: string; sha256: string }> = {
  'linux-x64': {
    platform: 'linux',
    arch: 'amd64',
    sha256: '95e6043afbbcf71137d3c953e83969e24217ca746bf535dbde561fed83a188e9',
  },
  'linux-arm64': {
    platform: 'linux',
    arch: 'arm64',
    sha256: '13b951331692851476ce087a2a63e56fcf9f6ec65434ae18560c902f92b1d97b',
  },
  'darwin-arm64': {
    platform: 'darwin',
    arch: 'arm64',
    sha256: 'e16fc1396c19f87e29e453a78b6be62249397fea06ed0207d1c5f205eb5042bb',
  },
  'darwin-x64': {
    platform: 'darwin',
    arch: 'amd64',
    sha256: '36e14609a3bc8eb96eecc50d89e73f8ea9f12855ad4148a88a6f91930fb16239',
  },
};

/**
 * Downloads the official Temporal CLI into `folder` and returns the binary's path, or undefined (with a line
 * why) where the site cannot be reached, stalls, or sends something else than the release known here.
 */
export async function downloadTemporal(folder: string, say: (line: string) => void): Promise<string | undefined> {
  const build = BINARIES[`${process.platform}-${process.arch}`];
  if (build === undefined) return undefined;
  const url = `https://temporal.download/cli/archive/v${VERSION}?platform=${build.platform}&arch=${build.arch}`;
  const work = join(folder, `download-${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    const archive = join(work, 'temporal.tar.gz');
    await fetchBounded(url, createWriteStream(archive), () =>
      say(`downloading Temporal ${VERSION} (official release)`),
    );
    const { status } = spawnSync('tar', ['-xzf', archive, '-C', work, 'temporal']);
    if (status !== 0) throw new Error('the archive cannot be unpacked');
    const binary = join(work, 'temporal');
    const sum = createHash('sha256')
      .update(await readFile(binary))
      .digest('hex');
    if (sum !== build.sha256) throw new Error(`its SHA-256 is ${sum}, not that of the release`);
    await chmod(binary, 0o755);
    await rename(binary, join(folder, 'temporal'));
    return join(folder, 'temporal');
  } catch (error) {
    say(`the official download of Temporal is not possible here: ${(error as Error).message}`);
    return undefined;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
