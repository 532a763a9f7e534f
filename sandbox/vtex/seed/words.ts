/** Values, colours and brands of the seeded shops; all of it is invented. */
export type AxisName = 'Cor' | 'Tamanho' | 'Numeração' | 'Voltagem' | 'Volume' | 'Peso' | 'Capacidade';

export const axes: Readonly<Record<AxisName, readonly string[]>> = {
  Cor: ['Preto', 'Branco', 'Azul Marinho', 'Vermelho', 'Verde Musgo', 'Rosa', 'Amarelo', 'Cinza', 'Bege', 'Lilás'],
  Tamanho: ['P', 'M', 'G', 'GG'],
  Numeração: ['35', '36', '37', '38', '39', '40', '41', '42'],
  Voltagem: ['110V', '220V'],
  Volume: ['30 ml', '50 ml', '100 ml', '250 ml', '500 ml'],
  Peso: ['1 kg', '3 kg', '10,1 kg', '15 kg'],
  Capacidade: ['350 ml', '500 ml', '750 ml', '1 L'],
};

export const colours: Readonly<Record<string, string>> = {
  Preto: '#2b2b2e',
  Branco: '#f4f1ea',
  'Azul Marinho': '#1d3461',
  Vermelho: '#c1292e',
  'Verde Musgo': '#5a6b3b',
  Rosa: '#e58fb0',
  Amarelo: '#f2c14e',
  Cinza: '#8d9299',
  Bege: '#d8c3a5',
  Lilás: '#a98fd0',
};

export const brands: readonly string[] = [
  'Aurora Casa',
  'Vento Sul',
  'Ipê Moda',
  'Maré Alta',
  'Serra Viva',
  'Jatobá',
  'Pé de Vento',
  'Sabiá Kids',
  'Cerrado Tech',
  'Luz & Cia',
  'Dona Flor',
  'Estrela Guia',
  'Brisa Leve',
  'Pantanal Sport',
  'Capivara Pet',
  'Mandacaru',
  'Ateliê 22',
  'Onda Boa',
  'Trilha Certa',
  'Açaí Fit',
  "D'Água Cosméticos",
  'Cuia Rústica',
];
