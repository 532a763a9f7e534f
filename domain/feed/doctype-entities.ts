import type { ContextProblem } from './document-context.ts';
import { decodeEntities, createTextTrouble } from './decode-entities.ts';

const MOST_ENTITIES = 1000;
const LONGEST_VALUE = 1000;

/**
 * The general entities that a DOCTYPE's internal subset declares, as plain text. A value may hold predefined and
 * numeric references, nothing else: an entity that refers to another one (the way of entity bombs), an external
 * one or a long one is not taken, and its references stay in the text as they are. The first declaration counts.
 */
export function readDoctypeEntities(prolog: string): {
  readonly entities: Readonly<Record<string, string>>;
  readonly problems: readonly ContextProblem[];
} {
  const start = prolog.indexOf('<!DOCTYPE');
  if (start < 0) return { entities: {}, problems: [] };
  const entities = new Map<string, string>();
  const problems: ContextProblem[] = [];
  for (const match of prolog.slice(start).matchAll(DECLARATION)) {
    const [, name, double, single] = match;
    if (name === undefined || entities.has(name)) continue;
    const offset = start + match.index;
    if (entities.size >= MOST_ENTITIES) {
      problems.push({ code: 'too-many-entities', params: { limit: MOST_ENTITIES }, offset });
      break;
    }
    const value = plainValue(double ?? single);
    if (value === null) problems.push({ code: 'entity-not-plain', params: { name }, offset });
    else entities.set(name, value);
  }
  return { entities: Object.fromEntries(entities), problems };
}

// A comment is matched first, so that a declaration inside one does not count.
const DECLARATION =
  /<!--[\s\S]*?-->|<!ENTITY\s+([A-Za-z_:\u0080-\uffff][-.\w:\u0080-\uffff]*)\s+(?:"([^"]*)"|'([^']*)'|(?:SYSTEM|PUBLIC)\b)/g;

function plainValue(written: string | undefined): string | null {
  if (written === undefined || written.length > LONGEST_VALUE) return null;
  const trouble = createTextTrouble();
  const value = decodeEntities(written, NO_ENTITIES, trouble);
  return trouble.unknownEntity ? null : value;
}

const NO_ENTITIES: Readonly<Record<string, string>> = {};
