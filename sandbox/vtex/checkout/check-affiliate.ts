import type { Affiliate } from '../shop.ts';

export interface AffiliateProblem {
  readonly code: string;
  readonly message: string;
}

interface CheckOptions {
  /** The id in the body, where there is one; it must be that of the path. */
  readonly bodyId: unknown;
  readonly policies: readonly string[];
  readonly strictAddresses: boolean;
}

type Rule = readonly [
  code: string,
  message: string,
  broken: (affiliate: Record<keyof Affiliate, unknown>, options: CheckOptions) => boolean,
];

/** FMT0029 to FMT0036 are VTEX's; which of them means what is published nowhere, so the order here is this sandbox's own. */
const rules: readonly Rule[] = [
  ['FMT0029', 'The affiliate id must have exactly 3 letters', ({ id }) => !/^[A-Za-z]{3}$/.test(String(id))],
  ['FMT0030', 'The affiliate id must have consonants only', ({ id }) => /[aeiou]/i.test(String(id))],
  [
    'FMT0031',
    'The affiliate id of the body is not that of the path',
    ({ id }, { bodyId }) => bodyId !== undefined && bodyId !== null && bodyId !== id,
  ],
  ['FMT0032', 'The affiliate name is required', ({ name }) => typeof name !== 'string' || name.trim() === ''],
  [
    'FMT0033',
    'The follow-up e-mail is not valid',
    ({ followUpEmail }) => typeof followUpEmail !== 'string' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(followUpEmail),
  ],
  [
    'FMT0034',
    'The trade policy does not exist',
    ({ salesChannel }, { policies }) => !policies.includes(String(salesChannel)),
  ],
  [
    'FMT0035',
    'The search endpoint is not a valid address',
    ({ searchURIEndpoint }, options) => !isAddress(searchURIEndpoint, options),
  ],
  [
    'FMT0036',
    'The search endpoint version is not valid',
    ({ searchURIEndpointVersion }) => !/^\d+\.[x\d]+\.[x\d]+\.?$/.test(String(searchURIEndpointVersion)),
  ],
];

/** The first rule that the affiliate breaks, or null. */
export function checkAffiliate(
  affiliate: Record<keyof Affiliate, unknown>,
  options: CheckOptions,
): AffiliateProblem | null {
  const broken = rules.find(([, , isBroken]) => isBroken(affiliate, options));
  return broken ? { code: broken[0], message: broken[1] } : null;
}

/** No address is fine: the affiliate is then not notified. */
function isAddress(value: unknown, { strictAddresses }: CheckOptions): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  if (protocol !== 'https:' && (protocol !== 'http:' || strictAddresses)) return false;
  return !(
    strictAddresses && /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.|\[)/.test(hostname)
  );
}
