import type { SandboxAnswer } from '../kernel/http-types.ts';
import { makeRequestId } from '../kernel/ids.ts';
import type { Switches } from '../kernel/switches.ts';
import type { TiktokShopAnswer } from './route.ts';
import type { SwitchName } from './switches.ts';

/** The envelope of contract section 3.1 around an answer, with the HTTP status that the switch gives its code. */
export function wrapAnswer(answer: TiktokShopAnswer, switches: Switches<SwitchName>, shop?: string): SandboxAnswer {
  const { code, message, data, headers } = answer;
  const status = answer.status ?? (code === 0 ? 200 : (switches.map('httpStatus')[String(code)] ?? 200));
  const hasData = code === 0 || data !== undefined || switches.text('errorData') === 'null';
  const link = code === 36009004 && switches.flag('errorLinks') ? ' More: https://m.tiktok.shop/s/AIu6dbFhs2XW' : '';
  return {
    status,
    headers,
    code,
    shop,
    body: {
      code,
      ...(hasData ? { data: data ?? (code === 0 ? {} : null) } : {}),
      message: message + link,
      request_id: makeRequestId(),
    },
  };
}
