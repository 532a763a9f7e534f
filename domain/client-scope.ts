/**
 * The name under which a client's rows for its sandbox shop are kept (`Listings`, `Products`, the connection, …): apart
 * from the live ones, so that no reader of the live rows ever meets them. `~` is in no client's hash.
 */
export const sandboxScopeOf = (client: string): string => client + SUFFIX;

/** The client that a scope belongs to; a client's own hash is its live scope. */
export const ownerOf = (scope: string): string => (isSandboxScope(scope) ? scope.slice(0, -SUFFIX.length) : scope);

export const isSandboxScope = (scope: string): boolean => scope.endsWith(SUFFIX);

const SUFFIX = '~sandbox';
