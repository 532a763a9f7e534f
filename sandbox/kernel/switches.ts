import type { State } from './state.ts';

export type SwitchValue = boolean | number | string | Record<string, number>;

export interface SwitchDefinition {
  default: SwitchValue;
  /** What it decides, and which open point of the contract it stands for. */
  about: string;
  /** The values it may take, where they are few. */
  values?: readonly SwitchValue[];
}

/** Named choices where the contract leaves a point open, or where a test wants the other behaviour. */
export interface Switches<Name extends string = string> {
  flag(name: Name): boolean;
  number(name: Name): number;
  text(name: Name): string;
  map(name: Name): Record<string, number>;
  all(): Record<string, SwitchValue>;
  definitions(): Record<string, SwitchDefinition>;
  /** Sets several at once, or none and tells why. A map is merged into the present one. */
  set(wanted: unknown): { problem: string } | undefined;
}

export function createSwitches<Name extends string>(
  state: State,
  definitions: Record<Name, SwitchDefinition>,
): Switches<Name> {
  const known = definitions as Record<string, SwitchDefinition>;
  const stored = (): Record<string, SwitchValue> => state.get<Record<string, SwitchValue>>('switches') ?? {};
  const read = (name: Name): SwitchValue => stored()[name] ?? definitions[name].default;

  return {
    flag: (name) => read(name) === true,
    number: (name) => Number(read(name)),
    text: (name) => read(name) as string,
    map: (name) => read(name) as Record<string, number>,
    all: () => Object.fromEntries(Object.keys(known).map((name) => [name, read(name as Name)])),
    definitions: () => known,
    set(wanted) {
      if (typeof wanted !== 'object' || wanted === null) return { problem: 'The body must be an object of switches.' };
      const next = stored();
      for (const [name, value] of Object.entries(wanted as Record<string, unknown>)) {
        const definition = known[name];
        if (definition === undefined)
          return { problem: `There is no switch ${name}. Known: ${Object.keys(known).join(', ')}.` };
        const problem = findProblem(name, definition, value);
        if (problem !== undefined) return { problem };
        const isMap = typeof value === 'object';
        next[name] = isMap
          ? { ...(read(name as Name) as object), ...(value as Record<string, number>) }
          : (value as SwitchValue);
      }
      state.set('switches', next);
      return undefined;
    },
  };
}

function findProblem(name: string, definition: SwitchDefinition, value: unknown): string | undefined {
  if (typeof value !== typeof definition.default || value === null)
    return `${name} takes a ${describe(definition.default)}.`;
  if (definition.values !== undefined && !definition.values.includes(value as SwitchValue)) {
    return `${name} takes one of ${JSON.stringify(definition.values)}.`;
  }
  if (typeof value === 'object' && !Object.values(value).every((entry) => Number.isInteger(entry))) {
    return `${name} takes whole numbers by name.`;
  }
  return undefined;
}

function describe(value: SwitchValue): string {
  return typeof value === 'object' ? 'map of whole numbers' : typeof value;
}
