/** What a reviewer refuses, as `audit_failed_reasons` tells it. */
export interface Objection {
  position: string;
  reasons: string[];
  suggestions: string[];
}

/** `{"position","reason","suggestion"}`, or lists in `reasons` and `suggestions`. */
export function readObjection(entry: unknown): Objection {
  const { position, reason, reasons, suggestion, suggestions } = Object(entry) as Record<string, unknown>;
  return {
    position: typeof position === 'string' ? position : 'product',
    reasons: readTexts(reasons ?? reason, 'The product violates the listing rules.'),
    suggestions: readTexts(suggestions ?? suggestion, 'Correct what the reason names and submit the product again.'),
  };
}

function readTexts(value: unknown, otherwise: string): string[] {
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  return [typeof value === 'string' ? value : otherwise];
}
