import type { Random } from '../../kernel/random.ts';
import type { LeafPlan } from './catalogue.ts';

const openings = [
  'foi pensado para o dia a dia de quem não abre mão de qualidade',
  'combina acabamento cuidadoso e preço justo',
  'é feito no Brasil, com matéria-prima selecionada',
  'chegou para deixar a sua rotina mais leve',
];

/** Mostly clean HTML; a few texts carry what marketplaces refuse (a telephone, a link, an e-mail), as shops' texts do. */
export function describeProduct(name: string, leaf: LeafPlan, brand: string, random: Random): string {
  const details = Object.entries(leaf.details).map(
    ([label, values]) => `<li><b>${label}:</b> ${values.join(', ')}</li>`,
  );
  const parts = [
    `<p><strong>${name}</strong> da ${escapeHtml(brand)} ${random.pick(openings)}.</p>`,
    `<ul>${details.join('')}<li>Envio em até 2 dias úteis</li></ul>`,
    '<p>Conteúdo da embalagem: 1 unidade. Imagens meramente ilustrativas.</p>',
  ];
  const roll = random.int(50);
  if (roll === 0) parts.push('<p>Dúvidas? Fale com o SAC: (11) 4002-0000 ou sac@loja.example.</p>');
  if (roll === 1)
    parts.push('<p>Veja mais em <a href="https://www.loja.example/medidas">nossa tabela de medidas</a>.</p>');
  if (roll === 2) parts.push('<table><tr><td>Medida</td><td>Valor</td></tr></table>');
  return parts.join('\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
