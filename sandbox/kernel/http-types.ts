import type { IncomingHttpHeaders } from 'node:http';

/** A request as a sandbox sees it: nothing parsed away that a signature may cover. */
export interface SandboxRequest {
  method: string;
  /** Percent-encoded as sent, without the query. */
  path: string;
  /** Repeated keys are kept (`getAll`). */
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Name and value in turn, as sent: shows headers that came twice. */
  rawHeaders: readonly string[];
  /** The body's bytes; empty where `tooLarge`. */
  raw: Buffer;
  /** The body passed the bound and was thrown away. */
  tooLarge: boolean;
}

/** What a sandbox answers. */
export interface SandboxAnswer {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON; text and bytes as they are, with the content type of `headers`. */
  body?: unknown;
  /** For the journal only: the service's own code, and whose request it was. */
  code?: number | string;
  shop?: string;
}

export type Params = Record<string, string>;

/** JSON or nothing: what a control call's body holds. Throws `ControlProblem` for anything else. */
export function readJson(request: SandboxRequest): unknown {
  if (request.raw.length === 0) return {};
  try {
    return JSON.parse(request.raw.toString('utf8'));
  } catch {
    throw new ControlProblem('The body is not JSON.');
  }
}

/** A control call that cannot be done; answered as 400 (or `status`) with the sentence. */
export class ControlProblem extends Error {
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}
