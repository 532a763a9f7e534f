import type { SwitchDefinition } from '../kernel/switches.ts';

/**
 * The contract's open points (its section 13) and the leniencies of section 14, each with the default that the
 * sandbox assumes. `docs/sandbox.md` lists them; a test compares.
 */
export const switchDefinitions = {
  emptyBodySignature: {
    default: 'both',
    values: ['both', 'signed', 'unsigned'],
    about: 'Open point 3: a body `{}` may be signed as sent, as if there were no body, or either.',
  },
  refreshTokenRotation: { default: true, about: 'Open point 2: a refresh kills the refresh token it was made with.' },
  accessTokenSurvivesRefresh: {
    default: true,
    about: 'The previous access token lives on to its own expiry after a refresh.',
  },
  deauthorizedCode: {
    default: 105002,
    values: [105002, 101000, 36009004],
    about: 'Open point 1: the code of a call after the seller removed the app.',
  },
  httpStatus: {
    default: {
      '101000': 200,
      '105002': 401,
      '105005': 200,
      '106001': 401,
      '106013': 200,
      '36009002': 429,
      '36009004': 400,
      '36009009': 404,
      '36009010': 400,
      '36009014': 400,
      '36009021': 400,
      '36009022': 400,
      '36009023': 400,
    },
    about: 'Open point 1: HTTP status per code; codes not named answer 200.',
  },
  errorData: {
    default: 'null',
    values: ['null', 'missing'],
    about: 'Whether a refusal carries `"data":null` or no data at all.',
  },
  errorLinks: {
    default: false,
    about: 'Messages of 36009004 end with a link to m.tiktok.shop, as seen in August 2026.',
  },
  retryAfter: { default: false, about: 'Open point 7: a 429 carries Retry-After (whole seconds).' },
  cipherOnUploads: {
    default: true,
    about: 'Section 14: image and file uploads take a `shop_cipher` that they do not need.',
  },
  lastPageToken: {
    default: 'empty',
    values: ['empty', 'missing'],
    about: 'On the last page `next_page_token` is an empty string, or not there.',
  },
  offsetPaging: {
    default: false,
    about:
      'Product search pages by offset, as the official sample token hints: products created mid-scan shift the pages.',
  },
  productUploadsPerDay: {
    default: 1000,
    about: 'Products a shop may create a day (12052093 after that); 100 for new sellers, 0 for no limit.',
  },
  customBrandsPerDay: { default: 50, about: 'Brands a shop may make a day (12052202 after that).' },
  customBrandsInAll: { default: 1000, about: 'Brands a shop may make in all (12052203 after that).' },
  requiredSpelling: {
    default: 'is_requried',
    values: ['is_requried', 'is_required', 'both'],
    about: 'How Get Attributes spells the flag of a required attribute; the documented spelling has the slip.',
  },
  unsupportedSizeChart: {
    default: 'cleared',
    values: ['cleared', 'refused'],
    about: 'A size chart where the category takes none is dropped with a warning, or refused (12052910).',
  },
  imageUseCases: {
    default: 'any',
    values: ['any', 'own'],
    about: 'Section 4.7: an image uploaded for one use is taken for another (`any`), or unknown there (`own`).',
  },
  unusedImageHours: {
    default: 0,
    about: 'Open point 8: an uploaded image that no product took is gone after so many hours (12052722); 0 for never.',
  },
  prohibitedCategories: {
    default: 'refused',
    values: ['refused', 'reviewed'],
    about: 'A product in a prohibited category is refused at once (12052220), or fails its review.',
  },
  zeroQuantity: { default: true, about: 'Open point 4: `quantity: 0` passes in inventory.' },
  onHold: {
    default: false,
    about: 'Open point 5: a paid order of this (Brazilian) shop stands ON_HOLD for an hour, unless the call says.',
  },
  strictWebhookAddresses: { default: false, about: 'Webhook addresses must be https, a domain name, without a port.' },
  authorizationDays: { default: 365, about: 'How long a seller authorizes; the refresh token ends with it.' },
  accessTokenSeconds: { default: 604_800, about: 'Life of an access token (7 days).' },
  redirectUrl: {
    default: 'http://127.0.0.1:8080/tiktok/callback',
    about: "The app's redirect URL, which its settings fix.",
  },
  callbackExtras: { default: true, about: 'The callback carries app_key, locale and shop_region too, as reported.' },
  appWebhookUrl: {
    default: '',
    about: "The app's own webhook URL: takes events without an address of their own. Empty for none.",
  },
} as const satisfies Record<string, SwitchDefinition>;

export type SwitchName = keyof typeof switchDefinitions;
