import { randomUUID } from 'node:crypto';

/** The server's address with a database that no other test file uses. */
export function ownDatabase(mongodbUri: string): string {
  const uri = new URL(mongodbUri);
  uri.pathname = `/test-${randomUUID().slice(0, 13)}`;
  return uri.href;
}
