import { localeOf } from './category-tree.ts';
import type { Category } from './category.ts';

/** Answer of Get Category Rules (contract section 4.8). */
export interface CategoryRules {
  product_certifications: {
    id: string;
    name: string;
    is_required: boolean;
    document_details: string;
    sample_image_url: string;
    requirement_conditions: { condition_type: 'VALUE_ID_MATCH'; attribute_id: string; attribute_value_id: string }[];
    expiration_date: { is_required: boolean };
  }[];
  size_chart: { is_supported: boolean; is_required: boolean };
  cod: { is_supported: boolean };
  package_dimension: { is_required: boolean };
  epr: { is_required: boolean };
  responsible_person: { is_required: boolean };
  manufacturer: { is_required: boolean };
  allowed_special_product_types: string[];
  fees: { type: string; is_required: boolean }[];
}

export function rulesOf(category: Category, locale?: string): CategoryRules {
  return {
    product_certifications: certificationsOf(category, locale),
    size_chart: {
      is_supported: withSizeChart.has(category.profile) || category.needs.sizeChart,
      is_required: category.needs.sizeChart,
    },
    cod: { is_supported: false },
    package_dimension: { is_required: category.needs.dimensions },
    epr: { is_required: false },
    responsible_person: { is_required: false },
    manufacturer: { is_required: false },
    allowed_special_product_types: ['PRE_ORDER'],
    fees: [],
  };
}

const withSizeChart = new Set(['clothing', 'underwear', 'shoes']);

/** Certificates by profile; a leaf marked so requires the Inmetro one. */
const certificates: Readonly<Record<string, { id: string; ptBr: string; en: string; expires: boolean }>> = {
  inmetro: { id: '602362', ptBr: 'Certificado Inmetro', en: 'INMETRO Certificate', expires: true },
  anvisa: { id: '602363', ptBr: 'Registro ou notificação na Anvisa', en: 'ANVISA Registration', expires: false },
  anatel: { id: '602364', ptBr: 'Homologação da Anatel', en: 'ANATEL Homologation', expires: true },
};
const certificatesByProfile: Readonly<Record<string, string>> = {
  toys: 'inmetro',
  appliances: 'inmetro',
  cosmetics: 'anvisa',
  supplements: 'anvisa',
  health: 'anvisa',
  phones: 'anatel',
  electronics: 'anatel',
};

function certificationsOf(category: Category, locale: string | undefined): CategoryRules['product_certifications'] {
  const portuguese = localeOf(locale) === 'pt-BR';
  const row = certificates[category.needs.certificate ? 'inmetro' : (certificatesByProfile[category.profile] ?? '')];
  if (row === undefined) return [];
  return [
    {
      id: row.id,
      name: portuguese ? row.ptBr : row.en,
      is_required: category.needs.certificate,
      document_details: portuguese
        ? 'Documento legível com o número, o modelo e o titular.'
        : 'A readable document with its number, the model and the holder.',
      sample_image_url: '',
      requirement_conditions: [],
      expiration_date: { is_required: row.expires && category.needs.certificate },
    },
  ];
}
