import { Refusal } from '../route.ts';
import { productMessages } from './messages.ts';

/** One thing wrong with a request, as the service says it. */
export interface Fault {
  code: number;
  message: string;
}

/** The service's text of a code, with its places filled. */
export function faultOf(code: number, values: Record<string, string | number> = {}): Fault {
  const text = productMessages[code] ?? '';
  return { code, message: text.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => String(values[name] ?? whole)) };
}

/** Refuses the whole request with a code of the service. */
export function fail(code: number, values?: Record<string, string | number>): never {
  throw new Refusal(code, faultOf(code, values).message);
}

/** Refuses the whole request as the generic validator in front of every endpoint does (contract section 3.2). */
export function failParam(message: string): never {
  throw new Refusal(36009004, message);
}
