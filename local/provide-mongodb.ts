import { mkdirSync, writeFileSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { chooseServerPort } from './choose-port.ts';
import { findMongodb, type MongoKind } from './find-mongodb.ts';
import { STAGES, type ProvideOptions } from './provide-temporal.ts';

export interface ProvidedMongodb {
  readonly uri: string;
  /** Which one was chosen and its version, for people; never with credentials. */
  readonly what: string;
}

const DATABASE = 'ponte';

/**
 * Provides a MongoDB: MONGODB_URI and nothing else where it is set, else a server of our own on the data folder,
 * under supervision (`findMongodb` says which).
 */
export async function provideMongodb(options: ProvideOptions): Promise<ProvidedMongodb> {
  const given = process.env['MONGODB_URI'];
  if (given) {
    const version = await serverVersion(given, 10_000);
    if (version === undefined) {
      throw new Error('MONGODB_URI is set, but no MongoDB answers there: start it, correct the URI, or unset it');
    }
    return { uri: given, what: `the one of MONGODB_URI, version ${version}` };
  }
  const { folder, supervisor, say } = options;
  const kept = folder.kept<Kept>('mongodb');
  const server = await findMongodb(kept?.kind, say);
  const port = await chooseServerPort({ name: 'MongoDB', kept: kept?.port, usual: 27217, say });
  folder.keep('mongodb', { kind: server.kind, port } satisfies Kept);
  mkdirSync(folder.file(`mongodb-${server.kind}`), { recursive: true });
  const uri = `mongodb://127.0.0.1:${port}/${DATABASE}?directConnection=true&retryWrites=false`;

  say(`starting ${server.what}`);
  await supervisor.run({
    name: 'MongoDB',
    command: server.path,
    args: startArguments(server.kind, port, folder),
    stage: STAGES.mongodb,
    graceMs: 15_000,
    log: folder.log('mongodb'),
    isReady: () => (server.kind === 'mongod' ? becomesPrimary(port) : answers(uri)),
    readyWithinMs: 60_000,
  });
  return { uri, what: `${server.what} on port ${port}` };
}

interface Kept {
  readonly kind: MongoKind;
  readonly port: number;
}

function startArguments(kind: MongoKind, port: number, folder: ProvideOptions['folder']): string[] {
  const storage = folder.file(`mongodb-${kind}`);
  if (kind === 'mongod') {
    const shape = ['--replSet', DATABASE, '--dbpath', storage, '--port', String(port), '--bind_ip', '127.0.0.1'];
    return [...shape, '--wiredTigerCacheSizeGB', '0.5', '--quiet'];
  }
  // Without a configuration file by name SecantusDB looks for one of the user's. Without --sync-on-commit it
  // loses acknowledged writes when it is killed (0.6 % measured).
  const config = folder.file('secantusdb.toml');
  writeFileSync(config, '');
  const shape = ['--config', config, '--port', String(port), '--storage-path', storage];
  return [...shape, '--sync-on-commit', '--log-level', 'WARNING'];
}

async function answers(uri: string): Promise<boolean> {
  return (await serverVersion(uri, 2000)) !== undefined;
}

async function serverVersion(uri: string, timeoutMs: number): Promise<string | undefined> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: timeoutMs, connectTimeoutMS: timeoutMs });
  try {
    const { version } = await client.db().admin().command({ buildInfo: 1 });
    return String(version);
  } catch {
    return undefined;
  } finally {
    await client.close();
  }
}

/**
 * A mongod with --replSet takes writes only once its set of one is configured: on the first start it is made,
 * on a later start on another port its only member is moved.
 */
async function becomesPrimary(port: number): Promise<boolean> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2000,
  });
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  try {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return true;
    if (hello['isreplicaset'] === true) {
      await admin.command({ replSetInitiate: { _id: DATABASE, members } });
    } else if (hello['me'] === undefined) {
      const { config } = await admin.command({ replSetGetConfig: 1 });
      await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
    }
    return false; // elected a moment later: asked again
  } finally {
    await client.close();
  }
}
