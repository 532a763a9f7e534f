import { createHash } from 'node:crypto';
import type { Switches } from '../kernel/switches.ts';
import { json, text } from './call.ts';
import type { Reply } from './call.ts';
import type { VtexSwitch } from './switches.ts';

/** Each group of VTEX services words its errors in its own way (contract 1.3). */
export type ErrorFamily = 'catalog' | 'catalog-system' | 'pricing' | 'logistics' | 'checkout' | 'site';

export interface ErrorDetail {
  readonly status: number;
  readonly message: string;
  /** For families with codes (checkout, OMS, fulfillment). */
  readonly code?: string;
  /** For problem+json: field → what is wrong with it. */
  readonly errors?: Readonly<Record<string, readonly string[]>>;
  readonly headers?: Record<string, string>;
}

/** The error as the family would write it. */
export function failure(family: ErrorFamily, detail: ErrorDetail, switches: Switches<VtexSwitch>): Reply {
  const { status, message, headers = {} } = detail;
  if (family === 'pricing') return problem(detail);
  if (family === 'checkout') {
    return json({ error: { code: detail.code ?? '1', message, exception: null } }, status, headers);
  }
  if (family === 'logistics' || family === 'site') return text(message, status, headers);
  const wanted = switches.text('catalogErrorBody');
  const shape = wanted === 'mixed' ? (family === 'catalog' ? 'text' : 'message') : wanted;
  if (shape === 'text') return text(message, status, headers);
  return json(shape === 'message' ? { Message: message } : message, status, headers);
}

const titles: Readonly<Record<number, string>> = {
  400: 'One or more validation errors occurred.',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
};

const sections: Readonly<Record<number, string>> = {
  400: '15.5.1',
  401: '15.5.2',
  403: '15.5.4',
  404: '15.5.5',
  405: '15.5.6',
};

/** RFC 9110 problem details, as newer services answer. */
function problem({ status, message, errors, headers = {} }: ErrorDetail): Reply {
  const section = sections[status];
  const trace = createHash('sha256').update(`${status}${message}${Date.now()}`).digest('hex');
  const body = {
    type: section ? `https://tools.ietf.org/html/rfc9110#section-${section}` : 'about:blank',
    title: titles[status] ?? message,
    status,
    ...(titles[status] === message ? {} : { detail: message }),
    traceId: `00-${trace.slice(0, 32)}-${trace.slice(32, 48)}-00`,
    ...(errors ? { errors } : {}),
  };
  return json(body, status, { 'content-type': 'application/problem+json; charset=utf-8', ...headers });
}

/** What the gateway in front of the services says to a path that no service has. */
export const unknownPath: Reply = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<html>\n<head><title>404 Not Found</title></head>\n<body>\n<center><h1>404 Not Found</h1></center>\n</body>\n</html>\n',
};
