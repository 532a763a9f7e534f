import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

export interface Import {
  readonly from: string;
  readonly line: number;
  /**
   * Erased before running: `import type …` and `export type …`. A statement with only inline `type` names
   * (`import { type A }`) is no such: its module is still loaded.
   */
  readonly isType: boolean;
}

/** Every module a TypeScript file names: static and dynamic imports, re-exports, and `import('…')` in types. */
export function readImports(file: string, source: string = readFileSync(file, 'utf8')): Import[] {
  const { module, errors, program } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
  const found: Import[] = [];
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const isType = entries.some((entry) => entry.isType) && /^import\s+type\b/.test(source.slice(start));
    found.push({ from: moduleRequest.value, line: lineOf(start), isType });
  }
  for (const { entries, start } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      const isErased = isType && /^export\s+type\b/.test(source.slice(start));
      if (moduleRequest) found.push({ from: moduleRequest.value, line: lineOf(start), isType: isErased });
    }
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const literal = /^(['"`])((?:(?!\$\{).)*)\1$/s.exec(source.slice(moduleRequest.start, moduleRequest.end))?.[2];
    found.push({ from: literal ?? '(computed)', line: lineOf(start), isType: false });
  }
  for (const { from, start } of typeImports(program)) found.push({ from, line: lineOf(start), isType: true });
  return found;
}

/** `import('…')` as a type stands only in the syntax tree. */
function* typeImports(node: unknown): Generator<{ from: string; start: number }> {
  if (typeof node !== 'object' || node === null) return;
  const { type, source, start } = node as { type?: string; source?: { value?: unknown }; start?: number };
  if (type === 'TSImportType' && typeof source?.value === 'string') yield { from: source.value, start: start ?? 0 };
  for (const child of Object.values(node)) yield* typeImports(child);
}
