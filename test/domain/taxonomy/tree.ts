import { openTree, type TreeCategory } from '../../../domain/taxonomy/category-tree.ts';

/** A small tree; ids of leaves have three digits. */
export const CATEGORIES: readonly TreeCategory[] = [
  node('1', null, 'Animais de estimação', 'Pet Supplies'),
  node('11', '1', 'Cães', 'Dogs'),
  leaf('111', '11', 'Ração para cães', 'Dog Food'),
  leaf('112', '11', 'Camas e casinhas para cães', 'Dog Beds & Houses'),
  leaf('113', '11', 'Antipulgas', 'Flea & Tick', 'INVITE_ONLY'),
  node('12', '1', 'Gatos', 'Cats'),
  leaf('121', '12', 'Ração para gatos', 'Cat Food'),
  leaf('122', '12', 'Outros animais pequenos', 'Small Animals'),
  node('2', null, 'Moda', 'Fashion'),
  node('21', '2', 'Moda feminina', 'Women'),
  leaf('211', '21', 'Camisetas femininas', "Women's T-Shirts"),
  node('22', '2', 'Moda masculina', 'Men'),
  leaf('221', '22', 'Camisetas masculinas', "Men's T-Shirts"),
  node('3', null, 'Informática', 'Computers'),
  node('31', '3', 'Computadores', 'Computers'),
  leaf('311', '31', 'Notebooks', 'Laptops'),
  leaf('312', '31', 'Organização de mesa', 'Desk Organization'),
  node('4', null, 'Armas', 'Weapons'),
  leaf('411', '4', 'Facas táticas', 'Tactical Knives', 'PROHIBITED'),
  leaf('412', '4', 'Estojos', 'Cases', 'NON_MAIN_CATEGORY'),
];

export const TREE = openTree(CATEGORIES);

function node(id: string, parentId: string | null, pt: string, en: string): TreeCategory {
  return { id, parentId, names: { pt, en }, isLeaf: false, permissions: ['AVAILABLE'] };
}

function leaf(id: string, parentId: string, pt: string, en: string, permission = 'AVAILABLE'): TreeCategory {
  return { id, parentId, names: { pt, en }, isLeaf: true, permissions: [permission] };
}
