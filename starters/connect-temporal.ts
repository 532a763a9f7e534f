import { Client, Connection } from '@temporalio/client';
import type { Config } from '../config/environment.ts';

export interface TemporalClient {
  readonly client: Client;
  close(): Promise<void>;
}

/** Connects to the Temporal of the environment. @throws Error in one sentence when it does not answer in 5 s. */
export async function connectTemporal(config: Config['temporal']): Promise<TemporalClient> {
  try {
    const connection = await Connection.connect({
      address: config.address,
      apiKey: config.apiKey,
      tls: config.tls,
      connectTimeout: '5 seconds',
    });
    return {
      client: new Client({ connection, namespace: config.namespace }),
      close: () => connection.close(),
    };
  } catch (error) {
    throw new Error(
      `Temporal does not answer at ${config.address}. Start it (npm start does) or set TEMPORAL_ADDRESS.`,
      { cause: error },
    );
  }
}
