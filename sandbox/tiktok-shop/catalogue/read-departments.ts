import type { Category, CategoryPermission } from './category.ts';

const flags: Record<string, Partial<Category['needs']> & { permission?: CategoryPermission }> = {
  P: { permission: 'PROHIBITED' },
  I: { permission: 'INVITE_ONLY' },
  N: { permission: 'NON_MAIN_CATEGORY' },
  D: { dimensions: true },
  S: { sizeChart: true },
  C: { certificate: true },
};

/** Reads the notation of `departments/`. Ids: `6`, two digits for the department, one for the group, two for the leaf. */
export function readDepartments(text: string): Category[] {
  const tree: Category[] = [];
  let department: Category | undefined;
  let group: Category | undefined;
  let departments = 0;
  let groups = 0;
  let leaves = 0;
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    if (line.startsWith('##')) {
      groups += 1;
      leaves = 0;
      group = readNode(line.slice(2), department, 2, `${department?.id.slice(0, 3)}${groups}00`);
      tree.push(group);
    } else if (line.startsWith('#')) {
      departments += 1;
      groups = 0;
      department = readNode(line.slice(1), undefined, 1, `6${String(departments).padStart(2, '0')}000`);
      tree.push(department);
    } else {
      leaves += 1;
      tree.push(readNode(line, group, 3, `${group?.id.slice(0, 4)}${String(leaves).padStart(2, '0')}`));
    }
  }
  return tree;
}

function readNode(line: string, parent: Category | undefined, level: number, id: string): Category {
  const flag = flags[/ !([A-Z])$/.exec(line.trim())?.[1] ?? ''] ?? {};
  const parts = line
    .replace(/ ![A-Z]\s*$/, '')
    .split('|')
    .map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  const ownProfile = /@([a-z-]+)$/.exec(last)?.[1];
  const words = parts
    .slice(2)
    .map((part) => part.replace(/@[a-z-]+$/, '').trim())
    .join(',');
  return {
    id,
    parentId: parent?.id ?? '0',
    level,
    isLeaf: level === 3,
    names: { 'pt-BR': parts[0] ?? '', 'en-US': parts[1] ?? '' },
    words: words
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    permission: flag.permission ?? 'AVAILABLE',
    profile: ownProfile ?? parent?.profile ?? 'basic',
    needs: {
      dimensions: flag.dimensions ?? false,
      sizeChart: flag.sizeChart ?? false,
      certificate: flag.certificate ?? false,
    },
  };
}
