import type { Catalogue } from './catalogue-entry.ts';

/** Why what VTEX adds to a SKU is not up to date. */
export const VTEX_MESSAGES: Catalogue = {
  'vtex-sku-unavailable': {
    action: 'retry',
    pt: [
      'A VTEX não respondeu sobre este SKU',
      'Várias tentativas falharam ({reason}); o SKU segue com o que já se sabia dele.',
      'A Ponte pergunta de novo mais tarde. Se continuar, abra o SKU no admin da VTEX e salve-o de novo.',
    ],
    en: [
      'VTEX did not answer about this SKU',
      'Several tries failed ({reason}); the SKU goes on with what was known of it.',
      'Ponte asks again later. If it lasts, open the SKU in the VTEX admin and save it again.',
    ],
  },
  'vtex-sku-refused': {
    action: 'edit-product',
    pt: [
      'A VTEX recusou a consulta deste SKU',
      'A resposta foi: {reason}. O SKU segue com o que já se sabia dele.',
      'Verifique o SKU no admin da VTEX e rode: ponte product generate CLIENTE.',
    ],
    en: [
      'VTEX refused to tell of this SKU',
      'It answered: {reason}. The SKU goes on with what was known of it.',
      'Check the SKU in the VTEX admin, then run: ponte product generate CLIENT.',
    ],
  },
};
