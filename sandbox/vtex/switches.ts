import type { SwitchDefinition } from '../kernel/switches.ts';

/** The contract's open points and the sandbox's own choices (docs/sandbox-vtex.md shows this table). */
export const vtexSwitches = {
  catalogErrorBody: {
    default: 'mixed',
    values: ['mixed', 'message', 'text', 'json-string'],
    about:
      'Body of catalog errors (sections 1.3, 14). mixed: text for /api/catalog/, {"Message"} for /api/catalog_system/.',
  },
  skuContextOutsidePolicy: {
    default: 'answer',
    values: ['answer', '404'],
    about:
      'SKU and context with ?sc= of a policy the SKU is not in: answered without that policy in SalesChannels, or 404.',
  },
  filesOfSkuWithoutImage: {
    default: 'empty',
    values: ['empty', '404'],
    about: 'The file list of a SKU without images: [] or 404 (section 2.3, unconfirmed).',
  },
  filesUnsorted: {
    default: false,
    about:
      'The file list of a SKU comes last picture first: only Position tells the order (section 2.3 promises none).',
  },
  priceNotFoundBody: {
    default: 'problem',
    values: ['problem', 'text', 'empty'],
    about: 'Body of the 404 for a SKU without price (sections 3, 14, unconfirmed).',
  },
  simulationStockBalance: {
    default: true,
    about:
      'Whether a simulation tells stockBalance (section 5: named in some sources, absent from the published example).',
  },
  simulationAvailableWithoutStock: {
    default: false,
    about: 'Known issue 773537: without an address, a SKU without stock or price is said to be available.',
  },
  checkoutPriceLagMs: {
    default: 0,
    about:
      'How long, on the sandbox clock, simulations and the feed still see the price before a change (section 3: asynchronous replication).',
  },
  inventoryLockMs: {
    default: 100,
    about: 'Real milliseconds during which a second write of the same SKU and warehouse answers 423; 0 for never.',
  },
  notifyAllSkus: {
    default: 'catalog',
    values: ['catalog', 'always'],
    about:
      'Which changes notify every SKU of the product (section 9): those of the catalog, or those of price and stock as well.',
  },
  notificationCasing: {
    default: 'IdSku',
    values: ['IdSku', 'idSKU'],
    about: 'Spelling of the first fields of a notification: IdSku and An, or idSKU and an (section 9: guides differ).',
  },
  feedPrice: {
    default: 'R$ 1.299,00',
    values: ['R$ 1.299,00', '1.299,00', '1299,00', '1299.00 BRL', '1,299.00 BRL'],
    about: 'How the XML feeds write prices; the Admin of a real shop lets the merchant choose (section 10).',
  },
  feedUnavailable: { default: true, about: 'Whether the XML feeds include SKUs that are out of stock (section 10).' },
  imageScheme: {
    default: 'http',
    values: ['http', 'https'],
    about:
      'Scheme of image and page URLs. http is what this sandbox serves; real context answers still hold http too (section 2.3).',
  },
  imagesAsWebp: { default: false, about: 'Known issue 1370670: pictures come as WebP whatever the extension says.' },
  strictWebhookAddresses: {
    default: false,
    about: 'Refuse affiliate search endpoints on plain http or a loopback address, as the real service does.',
  },
} as const satisfies Record<string, SwitchDefinition>;

export type VtexSwitch = keyof typeof vtexSwitches;
