import type { SandboxAnswer, SandboxRequest } from '../../kernel/http-types.ts';
import { app } from '../app.ts';
import { commonError } from '../common-errors.ts';
import { wrapAnswer } from '../envelope.ts';
import { refuse } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext } from '../route.ts';
import type { Authorizations, TokenData } from './authorizations.ts';

const invalidParameter = refuse(98001004, 'parameter invalid');
const invalidCode = refuse(36004004, 'invalid auth code');
const unknownToken = refuse(36004005, 'can not find related auth record');
const expiredToken = refuse(36004001, 'rt has expired');

/** The auth host's two calls: GET, unsigned, secret in the query, failures with HTTP 200; contract section 1.3. Undefined for another path. */
export function answerTokenCall(
  request: SandboxRequest,
  context: TiktokShopContext,
  authorizations: Authorizations,
): SandboxAnswer | undefined {
  const call = calls[request.path];
  if (call === undefined) return undefined;
  if (request.method !== 'GET') return wrapAnswer(commonError('wrongMethod'), context.switches);
  const { query } = request;
  const known =
    query.get('app_key') === app.key &&
    query.get('app_secret') === app.secret &&
    query.get('grant_type') === call.grantType;
  const credential = query.get(call.credential) ?? '';
  const answer = known && credential !== '' ? call.run(authorizations, credential) : invalidParameter;
  return wrapAnswer({ ...answer, status: 200 }, context.switches);
}

interface TokenCall {
  grantType: string;
  credential: string;
  run(authorizations: Authorizations, credential: string): TiktokShopAnswer;
}

const calls: Record<string, TokenCall> = {
  '/api/v2/token/get': {
    grantType: 'authorized_code',
    credential: 'auth_code',
    run(authorizations, code) {
      const data = authorizations.exchangeCode(code);
      return data === 'invalid' ? invalidCode : grant(data);
    },
  },
  '/api/v2/token/refresh': {
    grantType: 'refresh_token',
    credential: 'refresh_token',
    run(authorizations, token) {
      const data = authorizations.refresh(token);
      if (data === 'unknown') return unknownToken;
      return data === 'expired' ? expiredToken : grant(data);
    },
  },
};

/** Lower-case on this host. */
function grant(data: TokenData): TiktokShopAnswer {
  return { code: 0, message: 'success', data };
}
