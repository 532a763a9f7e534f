import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { setTimeout as sleep } from 'node:timers/promises';

/** What operators search workflows by; all are exact words. */
const SEARCH_ATTRIBUTES = ['ClientId', 'OrderId', 'Status', 'Kind'];

/** Key in the namespace's own data under which a Ponte marks the server it started with its data folder. */
const OWNER = 'ponteData';

/** Whether a Temporal answers at this address, its version, and the data folder of the Ponte that started it. */
export async function probeTemporal(
  address: string,
  timeoutMs: number,
): Promise<{ version: string; owner: string | undefined } | undefined> {
  try {
    return await withConnection(address, timeoutMs, async (connection) => {
      const info = await connection.workflowService.getSystemInfo({});
      const namespace = await connection.workflowService.describeNamespace({ namespace: 'default' }).catch(() => null);
      return { version: info.serverVersion ?? '', owner: namespace?.namespaceInfo?.data?.[OWNER] };
    });
  } catch {
    return undefined;
  }
}

/**
 * Makes a namespace ready for Ponte: waits until it is there, adds the search attributes that are missing
 * (start-dev's own option is ignored for an existing database file), and notes the owner where one is given.
 */
export async function prepareNamespace(options: { address: string; namespace: string; owner?: string }): Promise<void> {
  const { address, namespace, owner } = options;
  await withConnection(address, 30_000, async (connection) => {
    await untilItWorks(() => connection.workflowService.describeNamespace({ namespace }));
    if (owner !== undefined) {
      await connection.workflowService.updateNamespace({
        namespace: 'default',
        updateInfo: { data: { [OWNER]: owner } },
      });
    }
    await untilItWorks(async () => {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      const missing = SEARCH_ATTRIBUTES.filter((name) => customAttributes?.[name] === undefined);
      if (missing.length === 0) return;
      const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
      await connection.operatorService.addSearchAttributes({
        namespace,
        searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
      });
      // Usable only once the server lists them itself.
      throw new Error(`the search attributes ${missing.join(', ')} are not there yet`);
    });
  });
}

async function withConnection<T>(
  address: string,
  timeoutMs: number,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const apiKey = process.env['TEMPORAL_API_KEY'] || undefined;
  const tls = apiKey !== undefined || process.env['TEMPORAL_TLS'] === 'true';
  const isRemote = address === process.env['TEMPORAL_ADDRESS'];
  const connection = await Connection.connect({
    address,
    connectTimeout: timeoutMs,
    ...(isRemote && tls ? { tls: true, ...(apiKey === undefined ? {} : { apiKey }) } : {}),
  });
  try {
    return await connection.withDeadline(Date.now() + timeoutMs, () => use(connection));
  } finally {
    await connection.close();
  }
}

/** A server that has just come up refuses for a moment what it will soon do. */
async function untilItWorks(attempt: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + 20_000; ; await sleep(200)) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
