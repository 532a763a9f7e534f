import type { Client } from '@temporalio/client';
import type { Db } from 'mongodb';
import { loadConfig, type Config } from '../config/environment.ts';
import { clientsOf, findClient, type ClientRow } from '../storage/clients.ts';
import { connectStorage } from '../storage/connect.ts';
import { createSecretBox, type SecretBox } from '../storage/secrets.ts';
import { CommandFailure } from './command-failure.ts';
import { connectTemporal } from './connect-temporal.ts';

/** What a command works with; connections open on first use and are closed when the command ends. */
export interface CommandContext {
  readonly config: Config;
  db(): Promise<Db>;
  temporal(): Promise<Client>;
  secrets(): SecretBox;
  /** The client of this hash or unique name. @throws CommandFailure `client-unknown` */
  client(hashOrName: string): Promise<ClientRow>;
  /** Progress for a person: never on standard output. */
  tell(line: string): void;
  close(): Promise<void>;
}

export function createCommandContext(options: {
  env?: Readonly<Record<string, string | undefined>>;
  tell: (line: string) => void;
}): CommandContext {
  const config = loadConfig(options.env);
  const closers: (() => Promise<void>)[] = [];
  let storage: Promise<Db> | undefined;
  let temporal: Promise<Client> | undefined;

  const context: CommandContext = {
    config,
    tell: options.tell,
    db: () =>
      (storage ??= connectStorage(config.mongodbUri).then((opened) => {
        closers.push(opened.close);
        return opened.db;
      })),
    temporal: () =>
      (temporal ??= connectTemporal(config.temporal).then((opened) => {
        closers.push(opened.close);
        return opened.client;
      })),
    secrets: () => createSecretBox(config.encryptionKeys),
    async client(hashOrName) {
      const found = await findClient(clientsOf(await context.db()), hashOrName);
      if (found) return found;
      throw new CommandFailure(
        'client-unknown',
        `There is no client ${hashOrName}, or several have this name.`,
        'Run `ponte client list` and use the hash.',
      );
    },
    async close() {
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
  return context;
}
