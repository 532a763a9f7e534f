import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ATTRIBUTE_NAMES,
  attributeKind,
  nameKey,
  type AttributeKind,
} from '../../../domain/listing/attributes/attribute-names.ts';
import { VALUE_WORDS } from '../../../domain/listing/attributes/attribute-words.ts';
import { isPositiveNumber, matchListed, matchText } from '../../../domain/listing/attributes/match-value.ts';
import { plainTexts } from '../../../domain/listing/attributes/plain-text.ts';
import { readNumber } from '../../../domain/listing/attributes/read-measure.ts';
import { linesOf, saysNothing, valueKey } from '../../../domain/listing/attributes/value-key.ts';
import type { CategoryAttribute } from '../../../domain/listing/category.ts';
import { foldText } from '../../../domain/listing/fold-text.ts';

const listOf = (
  name: string,
  values: readonly string[],
  changes: Partial<CategoryAttribute> = {},
): CategoryAttribute => ({
  id: '1',
  name,
  type: 'PRODUCT_PROPERTY',
  isRequired: true,
  isCustomizable: false,
  isMultipleSelection: false,
  values: values.map((value, at) => {
    const [first = '', ...otherNames] = value.split('/');
    return { id: String(11 + at), name: first, otherNames };
  }),
  ...changes,
});

describe('names of attributes', () => {
  test.each<[AttributeKind, string[]]>([
    ['gender', ['Gênero', 'sexo', 'GENDER', 'Género', 'Público']],
    ['material', ['Material', 'Tecido', 'Composição:', 'Fabric', 'Materiais', 'Tejido']],
    ['voltage', ['Voltagem', 'Tensão', 'Voltaje', 'Voltage (V)']],
    ['origin', ['País de origem', 'Procedência', 'Country of Origin', 'origen']],
    ['age', ['Faixa etária', 'Idade', 'Age Group', 'Edad']],
    ['warranty', ['Garantia', 'Warranty period', 'Tempo de garantia', 'garantías']],
    ['brand', ['Marca', 'Brand', 'MARCAS']],
    ['netWeight', ['Peso líquido (g)', 'Net Weight']],
  ])('%s', (kind, names) => {
    for (const name of names) expect(attributeKind(name), name).toBe(kind);
  });

  test('of different meanings stay apart', () => {
    for (const name of ['Cor da tampa', 'Peso bruto', 'Material didático', 'Tamanho da tela', '', '***'])
      expect(attributeKind(name), name).toBeNull();
  });

  test('no name has two meanings', () => {
    const kinds = new Map<string, string>();
    for (const [kind, name] of ATTRIBUTE_NAMES) {
      expect(kinds.get(nameKey(name)) ?? kind, name).toBe(kind);
      kinds.set(nameKey(name), kind);
    }
  });
});

describe('values', () => {
  test('no word of a kind means two things', () => {
    for (const [kind, table] of Object.entries(VALUE_WORDS)) {
      const meanings = new Map<string, string>();
      for (const line of linesOf(table)) {
        for (const word of new Set(line)) {
          expect(meanings.get(word) ?? line[0], `${kind}: ${word}`).toBe(line[0]);
          meanings.set(word, line[0]!);
        }
      }
    }
  });

  test.each<[AttributeKind | null, string[]]>([
    ['color', ['Preto', 'preta', 'PRETOS', 'Black', 'negro', ' Negra ']],
    ['material', ['Algodão', 'algodao', 'Cotton', '100% algodão', '100% de algodão', 'Algodón']],
    ['gender', ['Unissex', 'unisex', 'Masculino e feminino']],
    ['gender', ['Feminina', 'femininos', 'female', 'Women']],
    ['voltage', ['110V', '110 V', '110 volts', '110']],
    ['voltage', ['Bivolt', 'Bivolt automático', '110/220V', '127/220 V', 'Dual Voltage']],
    [null, ['1kg', '1000 g', '1 kg', '1,0 quilo', '1.0 KG']],
    [null, ['500ml', '0,5 L', '500 mililitros', '0.5 litro']],
    [null, ['12 meses', '1 ano', 'doze meses', 'um ano']],
    [null, ['2 unidades', 'duas unidades', '2 un', '2 peças']],
    [null, ['1,5', '1.5', '1,50']],
    ['age', ['3-5 anos', '3 a 5 anos', 'de 3 a 5 anos', '3 – 5 years']],
    ['pattern', ['Listrado', 'listrada', 'Listrados', 'Striped']],
    ['size', ['GG', 'XL', 'extra grande']],
    ['connection', ['Wi-Fi', 'wifi', 'WI FI']],
    [null, ['Sim', 'yes', 'SÍ']],
    [null, ['Meia-estação', 'meia estação', 'Meia  Estação']],
  ])('%s: %j say the same', (kind, texts) => {
    expect(new Set(texts.map((text) => valueKey(text, kind))).size).toBe(1);
  });

  test.each<[AttributeKind | null, string, string]>([
    ['color', 'Azul', 'Azul marinho'],
    ['color', 'Prata', 'Prato'],
    ['color', 'Rosa', 'Rosé'],
    ['material', 'Couro', 'Couro sintético'],
    ['material', 'Algodão', '95% algodão'],
    ['connection', 'Com fio', 'Sem fio'],
    ['warranty', '90 dias', '3 meses'],
    ['voltage', '110 V', '127 V'],
    ['storage', '1 TB', '1000 GB'],
    ['size', 'P', 'PP'],
    ['size', 'M', '1 m'],
    ['gender', 'Masculino', 'Feminino'],
    [null, '1.500 g', '1,5 kg'],
    [null, 'Menino', 'Menina'],
    [null, 'Casa', 'Caso'],
    [null, 'Contém glúten', 'Não contém glúten'],
    [null, '10', '100'],
    [null, '1-2 anos', '1-3 anos'],
  ])('%s: %j is not %j', (kind, one, other) => {
    expect(valueKey(one, kind)).not.toBe(valueKey(other, kind));
  });

  test.each(['N/A', '-', 'não se aplica', 'Não informado', 'null', ' ', '…'])('%j says nothing', (text) => {
    expect(saysNothing(text)).toBe(true);
  });

  test.each<[string, number | null]>([
    ['12', 12],
    ['1,5', 1.5],
    ['0,500', 0.5],
    ['1.500,00', 1500],
    ['1,500.25', 1500.25],
    ['1.234.567', 1_234_567],
    ['1.500', null],
    ['1,500', null],
    ['1,2,3', null],
    ['-5', null],
    ['', null],
  ])('the number %j is %j', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  test('HTML and lists are read as what they say', () => {
    expect(plainTexts('<ul><li>Algod&#227;o</li><li>Linho &amp; l&#xE3;</li></ul>')).toEqual(['Algodão', 'Linho & lã']);
    expect(plainTexts('a < b')).toEqual(['a < b']);
    expect(plainTexts('<p> </p>')).toEqual([]);
  });
});

describe('matching with a list', () => {
  const material = listOf('Material', ['Algodão/Cotton', 'Poliéster/Polyester', 'Couro/Leather', 'Lã/Wool']);
  const several = { ...material, isMultipleSelection: true };
  const free = { ...several, isCustomizable: true };
  const ages = listOf('Faixa etária', ['0-2 anos', '3-5 anos', '6-9 anos', '10+ anos', 'Adulto'], {
    isMultipleSelection: true,
  });
  const grams = listOf('Peso líquido (g)', [], { isCustomizable: true, valueDataFormat: 'POSITIVE_INT_OR_DECIMAL' });
  const pages = { ...grams, name: 'Número de páginas' };

  test.each<[string, CategoryAttribute, unknown[]]>([
    ['algodao', material, [{ id: '11' }]],
    ['COTTON', material, [{ id: '11' }]],
    ['Algodão e Poliéster', material, []],
    ['Algodão e Poliéster', several, [{ id: '11' }, { id: '12' }]],
    ['95% Algodão, 5% Poliéster', several, [{ id: '11' }, { id: '12' }]],
    ['Algodão/Lã', several, [{ id: '11' }, { id: '14' }]],
    ['Algodão e Bambu', several, []],
    ['Algodão e Bambu', free, [{ id: '11' }, { name: 'Bambu' }]],
    ['Malha fria e macia', free, [{ name: 'Malha fria e macia' }]],
    ['Algodão ou Lã', several, []],
    ['10 anos ou mais', ages, [{ id: '14' }]],
    ['3 anos ou mais', ages, [{ id: '12' }, { id: '13' }, { id: '14' }]],
    ['3+ anos', ages, [{ id: '12' }, { id: '13' }, { id: '14' }]],
    ['3 a 9 anos', ages, [{ id: '12' }, { id: '13' }]],
    ['a partir de 36 meses', ages, [{ id: '12' }, { id: '13' }, { id: '14' }]],
    ['4 anos ou mais', ages, []],
    ['3 a 7 anos', ages, []],
    ['3 anos ou mais', { ...ages, isMultipleSelection: false }, []],
    ['N/A', free, []],
    ['***', free, []],
    ['1,5 kg', grams, [{ name: '1500' }]],
    ['250', grams, [{ name: '250' }]],
    ['1.500', grams, []],
    ['2 L', grams, []],
    ['0', grams, []],
    ['320 páginas', pages, [{ name: '320' }]],
    ['2 kg', pages, []],
  ])('%j', (text, attribute, values) => {
    expect(matchText(text, attribute)).toEqual(values);
  });

  test('two values that mean the same are told apart by spelling alone', () => {
    const twins = listOf('Cor', ['Preto', 'Black']);
    expect(matchListed('preto', twins)?.id).toBe('11');
    expect(matchListed('black', twins)?.id).toBe('12');
    expect(matchListed('negro', twins)).toBeNull();
  });

  // Pools in which near misses and true synonyms are likely.
  const pool = fc.constantFrom(
    'Preto',
    'Black',
    'preta',
    'Azul',
    'Azul marinho',
    'Navy',
    'Prata',
    'Prato',
    'Rosa',
    'Pink',
    '110 V',
    '110V',
    '220',
    '1 kg',
    '1000g',
    '1,5',
    '1.5',
    '1.500',
    'Algodão',
    'Cotton',
    'Couro',
    'Couro sintético',
    'M',
    'P',
    'PP',
    '',
    ' - ',
    'N/A',
  );
  const noise = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => ` ${text}  `,
    (text) => text.normalize('NFD'),
    (text) => foldText(text),
  );
  const attributes = fc.record({
    name: fc.constantFrom('Cor', 'Material', 'Voltagem', 'Tamanho', 'Peso líquido (g)', 'Modelo'),
    values: fc.uniqueArray(pool, { maxLength: 8 }),
    isCustomizable: fc.boolean(),
    isMultipleSelection: fc.boolean(),
    number: fc.boolean(),
  });

  test('a matched value says the same as the text, and no other of the list does', () => {
    fc.assert(
      fc.property(attributes, pool, noise, ({ name, values }, text, disturb) => {
        const attribute = listOf(
          name,
          values.filter((value) => value !== ''),
        );
        const kind = attributeKind(name);
        const found = matchListed(disturb(text), attribute);
        if (!found) return;
        const isSame = (value: string): boolean =>
          foldText(value) === foldText(text) || valueKey(value, kind) === valueKey(text, kind);
        expect([found.name, ...(found.otherNames ?? [])].some(isSame)).toBe(true);
        const spelt = attribute.values.filter((value) => foldText(value.name) === foldText(text));
        const same = attribute.values.filter((value) => valueKey(value.name, kind) === valueKey(text, kind));
        expect(spelt.length === 1 || same.length === 1).toBe(true);
      }),
    );
  });

  test('what is sent is in the list, or is allowed as an own value in its format', () => {
    fc.assert(
      fc.property(attributes, fc.oneof(pool, fc.string({ maxLength: 30 })), ({ number, ...shape }, text) => {
        const attribute = listOf(shape.name, shape.values, {
          ...shape,
          values: listOf('', shape.values).values,
          ...(number && { valueDataFormat: 'POSITIVE_INT_OR_DECIMAL' }),
        });
        const sent = matchText(text, attribute);
        if (!attribute.isMultipleSelection) expect(sent.length).toBeLessThanOrEqual(1);
        expect(new Set(sent.map((value) => JSON.stringify(value))).size).toBe(sent.length);
        for (const value of sent) {
          if ('id' in value) expect(attribute.values.map(({ id }) => id)).toContain(value.id);
          else {
            expect(attribute.isCustomizable).toBe(true);
            if (number) expect(isPositiveNumber(value.name)).toBe(true);
            expect(value.name).toMatch(/[\p{L}\p{N}]/u);
          }
        }
      }),
    );
  });
});
