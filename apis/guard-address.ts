import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/** Finds the addresses of a host name; the system's own look-up by default. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export type GuardVerdict =
  | { readonly allowed: true; readonly addresses: readonly LookupAddress[] }
  /** `reason` is one word for people: `loopback`, `private`, `linkLocal`, `user-info`, `protocol`, … */
  | { readonly allowed: false; readonly reason: string };

/**
 * Whether a URL from a feed may be fetched, and at which addresses. Refused: other protocols than http and https,
 * user info, names of this machine or network, and every address that is not public, however it is spelled (the
 * URL parser resolves decimal, hex and octal spellings) and also where only DNS shows it. One bad address among
 * several refuses the name. Connect to the returned addresses and to no others: a second look-up may answer
 * differently. Throws what the look-up throws.
 */
export async function guardAddress(
  url: URL,
  allowedPrivateHosts: readonly string[],
  resolve: Resolve = resolveBySystem,
): Promise<GuardVerdict> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { allowed: false, reason: 'protocol' };
  if (url.username !== '' || url.password !== '') return { allowed: false, reason: 'user-info' };
  const hostname = url.hostname.replace(/\.$/, '').toLowerCase();
  const bare = hostname.replace(/^\[|\]$/g, '');
  const mayBePrivate = isListed(url, hostname, allowedPrivateHosts);

  if (ipaddr.isValid(bare)) {
    const reason = mayBePrivate ? null : refusalOf(bare);
    if (reason) return { allowed: false, reason };
    return { allowed: true, addresses: [{ address: bare, family: bare.includes(':') ? 6 : 4 }] };
  }
  if (!mayBePrivate && LOCAL_NAME.test(bare)) return { allowed: false, reason: 'local-name' };

  const addresses = await resolve(bare);
  if (addresses.length === 0) return { allowed: false, reason: 'no-address' };
  const reason = mayBePrivate ? undefined : addresses.map(({ address }) => refusalOf(address)).find(Boolean);
  return reason ? { allowed: false, reason } : { allowed: true, addresses };
}

/** Names that mean this machine, this network or a cloud's metadata service, whatever DNS says. */
const LOCAL_NAME = /^(?:localhost|metadata)$|\.(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa)$/;

/** Why an address is not public; null for one that is. */
export function refusalOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not-an-address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return range;
  // Of IPv6, only 2000::/3 is public; `range()` does not know every old or local block outside it.
  if (parsed.kind() === 'ipv6' && !(parsed as ipaddr.IPv6).match(ipaddr.IPv6.parse('2000::'), 3)) return 'reserved';
  return null;
}

/** Entries are `host` (any port) or `host:port`; IPv6 in brackets, as in a URL. */
function isListed(url: URL, hostname: string, hosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return hosts.some((entry) => {
    const listed = entry.trim().toLowerCase();
    return listed === hostname || listed === `${hostname}:${port}`;
  });
}

function resolveBySystem(hostname: string): Promise<readonly LookupAddress[]> {
  return lookup(hostname, { all: true, verbatim: true });
}
