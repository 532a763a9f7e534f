/**
 * Reads a date as feeds write it: ISO 8601 in its usual spellings (`2026-02-24`, `2026-02-24T11:07+0100`,
 * `2026-02-24 11:07:31Z`) or that of e-mail (`Tue, 24 Feb 2026 11:07:31 GMT`). A time without a zone is UTC.
 * Gives ISO 8601 UTC to the second, or the bare date where the feed has no time; null for anything else.
 */
export function parseFeedDate(text: string): string | null {
  if (text.length > 60) return null;
  if (ISO_DATE.test(text)) return isRealDate(text) ? text : null;
  const iso = ISO_TIME.exec(text);
  if (iso !== null) return isRealDate(text.slice(0, 10)) ? readIsoTime(iso) : null;
  return EMAIL_DATE.test(text) ? toUtc(Date.parse(text)) : null;
}

/** `FROM/TO`, each as `parseFeedDate` reads it; null where either is not. A bare date at the end lasts the whole day. */
export function parseDateRange(text: string): { readonly from: string; readonly to: string } | null {
  const parts = text.split(text.includes('/') ? '/' : ' - ').map((part) => parseFeedDate(part.trim()));
  const [from, to] = parts;
  if (parts.length !== 2 || !from || !to) return null;
  return {
    from: ISO_DATE.test(from) ? `${from}T00:00:00Z` : from,
    to: ISO_DATE.test(to) ? `${to}T23:59:59Z` : to,
  };
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:?\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)? ?(?:([Zz]|UTC|GMT)|([+-]\d{2})(?::?(\d{2}))?)?$/;
const EMAIL_DATE = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC|Z|[+-]\d{4})$/;

function readIsoTime(match: RegExpExecArray): string | null {
  const [, date = '', clock = '', seconds = '00', , hours, minutes = '00'] = match;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  const time = clock.includes(':') ? clock : `${clock.slice(0, 2)}:${clock.slice(2)}`;
  return toUtc(Date.parse(`${date}T${time}:${seconds}${zone}`));
}

function toUtc(milliseconds: number): string | null {
  return Number.isNaN(milliseconds) ? null : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** `Date` takes 31 February for 3 March. */
function isRealDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
