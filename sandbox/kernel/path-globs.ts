const compiled = new Map<string, RegExp>();

/** Whether `path` fits `glob`: `*` stands for anything inside one segment, `/**` for everything below, `**` for anything at all. */
export function matchesPath(glob: string, path: string): boolean {
  let pattern = compiled.get(glob);
  if (pattern === undefined) {
    pattern = new RegExp(`^${glob.replaceAll(/\/\*\*(?=\/|$)|\*\*|\*|[^*/]+|\//g, toSource)}$`);
    compiled.set(glob, pattern);
  }
  return pattern.test(path);
}

function toSource(part: string): string {
  if (part === '/**') return '(?:/.*)?';
  if (part === '**') return '.*';
  if (part === '*') return '[^/]*';
  return part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
}
