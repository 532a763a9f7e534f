import { randomUUID } from 'node:crypto';
import { WorkflowExecutionAlreadyStartedError, WorkflowFailedError } from '@temporalio/client';
import { sandboxScopeOf } from '../domain/client-scope.ts';
import { codePlace } from '../storage/secret-places.ts';
import { authorizationsOf, newAuthorization } from '../storage/tiktok-tokens.ts';
import type { ClientRow } from '../storage/clients.ts';
import type { ConnectInput, ConnectResult } from '../workflows/connect-tiktok-shop.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { ORCHESTRATION } from './queues.ts';
import { toCommandFailure } from './workflow-failure.ts';

/**
 * Connects a client to TikTok Shop with an authorization code. The code is sealed in `TikTokAuthToken` before the
 * workflow starts: no history ever holds it.
 * `shop`: a shop's id or name where the seller has several. `isSandboxShop`: as the shop of `product sandbox`, beside
 * the live one, which stays connected.
 * @throws CommandFailure `already-running`, or the failure's type where a step was refused
 */
export async function connectWithCode(
  context: CommandContext,
  client: ClientRow,
  {
    code,
    shop,
    isDemo,
    isSandboxShop = false,
  }: { code: string; shop: string | null; isDemo?: boolean; isSandboxShop?: boolean },
): Promise<ConnectResult> {
  const scope = isSandboxShop ? sandboxScopeOf(client._id) : client._id;
  const authorizationId = `${scope}:${randomUUID()}`;
  const authorizations = authorizationsOf(await context.db());
  // Before anything is stored: a server that is away leaves nothing behind.
  const temporal = await context.temporal();
  await authorizations.insertOne(
    newAuthorization(authorizationId, scope, context.secrets().seal(code, codePlace(authorizationId))),
  );
  const input: ConnectInput = { client: scope, authorizationId, shop, isDemo };
  const workflowId = `connect:${scope}`;
  try {
    return await temporal.workflow.execute<(input: ConnectInput) => Promise<ConnectResult>>('connectTiktokShop', {
      workflowId,
      taskQueue: ORCHESTRATION,
      args: [input],
      staticSummary: `Connect ${client.name} to ${isSandboxShop ? 'its sandbox shop' : 'TikTok Shop'}`,
      searchAttributes: { ClientId: [client._id], Kind: ['connection'], Status: ['running'] },
    });
  } catch (error) {
    const isTaken = error instanceof WorkflowExecutionAlreadyStartedError;
    // A code that was not exchanged is of no more use; one that was stays, with its tokens. Any other error tells
    // nothing of the workflow, which may still need the code.
    if (isTaken || error instanceof WorkflowFailedError) {
      await authorizations.deleteOne({ _id: authorizationId, state: 'exchanging' });
    }
    if (!isTaken) throw toCommandFailure(error, workflowId);
    throw new CommandFailure(
      'already-running',
      `${client.name} is being connected right now.`,
      `Wait for its end (it shows in the Web UI as ${workflowId}) and try again.`,
    );
  }
}
