import { readFields, readText } from '../read-value.ts';
import { readJson } from '../read-json.ts';

export interface VtexError {
  /** `OMS003`, `FMT009`, …; undefined where the family has none. */
  readonly code?: string;
  readonly message: string;
}

/**
 * Reads the error bodies of every VTEX service (contract section 1.3): the OMS and fulfillment wrapper, the
 * catalog's `{Message}`, problem+json, a JSON string, bare text, HTML of the gateway, and nothing at all.
 */
export function readVtexError(text: string): VtexError {
  const trimmed = text.trim();
  if (trimmed === '') return { message: 'no explanation' };
  if (trimmed.startsWith('<')) return { message: 'an HTML page instead of an answer' };
  let body: unknown;
  try {
    body = readJson(trimmed);
  } catch {
    return { message: shorten(trimmed) };
  }
  if (typeof body === 'string') return { message: shorten(body) };
  const fields = readFields(body);
  const wrapped = readFields(fields.error);
  const message =
    readText(wrapped.message) ??
    readText(fields.Message) ??
    readText(fields.message) ??
    readText(fields.detail) ??
    readText(fields.title) ??
    readText(fields.error) ??
    'no explanation';
  return { code: readText(wrapped.code) ?? readText(fields.code), message: shorten(message) };
}

function shorten(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
