import { refuse } from './route.ts';
import type { TiktokShopAnswer } from './route.ts';

/** The common table of the contract (section 3.2), with the official texts. */
const common = {
  tooManyRequests: [36009002, "Too many requests. You've made too many requests in a short period of time."],
  internalError: [
    36009003,
    'Internal error. Please try again. If the issue persists after multiple attempts, please contact platform support.',
  ],
  timeout: [36009007, 'Request timeout. The request to the endpoint timed out.'],
  unknownPath: [36009009, 'Invalid path. The specified path does not match any available endpoint.'],
  wrongMethod: [36009010, 'Invalid method. The HTTP method used is not supported by this endpoint.'],
  wrongVersion: [36009014, 'The version name is invalid, please check and retry.'],
  tooLarge: [36009021, 'Invalid file size. The uploaded file size exceeds the maximum limit.'],
  wrongFormat: [
    36009022,
    'Invalid request format. The request body format must be application/json for structured data or multipart/form-data for binary files.',
  ],
  notMultipart: [36009023, 'Invalid request format. The value of the content-type header must be multipart/form-data.'],
  wrongIdentifier: [
    101000,
    'Invalid query or header. The category_asset_cipher query parameter or x-tts-access-token header is invalid.',
  ],
  missingScope: [
    105005,
    'Access denied. The app is not authorized to access the endpoint because the access scopes granted for the app or the access token do not contain the required access scope for the endpoint.',
  ],
  expiredToken: [105002, 'Expired credentials. The access_token or x-tts-access-token header has expired.'],
  wrongSign: [106001, 'Invalid credentials. The sign query parameter is invalid.'],
  missingSign: [36009004, 'Missing credentials. The request does not include a required signature in the query.'],
  wrongToken: [36009004, 'Invalid credentials. The x-tts-access-token header is invalid.'],
  wrongAppKey: [36009004, 'Invalid credentials. Invalid app_key query parameter.'],
  missingTimestamp: [36009004, 'timestamp is a required field and has not been provided'],
  negativeTimestamp: [
    36009004,
    'Invalid timestamp. The value of the timestamp query parameter must not be lesser than 0.',
  ],
  oldTimestamp: [
    36009004,
    'Invalid timestamp. The value of the timestamp query parameter must not be earlier than 5 minutes before the current time.',
  ],
  futureTimestamp: [
    36009004,
    'Invalid timestamp. The value of the timestamp query parameter must not exceed the current time by more than 30 seconds.',
  ],
  missingCipher: [
    106013,
    'Missing identifier. The shop_cipher query parameter is required to identify the target shop.',
  ],
  unexpectedCipher: [
    36009004,
    'Unexpected identifier. The shop_cipher query parameter is not required for this request.',
  ],
  unexpectedAssetCipher: [
    36009004,
    'Unexpected identifier. The category_asset_cipher query parameter is not required for this request.',
  ],
  wrongShopId: [36009004, 'Invalid identifier. The shop_id query parameter is invalid.'],
  wrongVersionValue: [36009004, 'Invalid API version. The version query parameter is invalid.'],
} as const satisfies Record<string, readonly [number, string]>;

export type CommonError = keyof typeof common;

export function commonError(name: CommonError): TiktokShopAnswer {
  const [code, message] = common[name];
  return refuse(code, message);
}

/** The common text of a code, where the table has one; for faults of the kind `code:N`. */
export function commonMessage(code: number): string {
  return Object.values(common).find(([known]) => known === code)?.[1] ?? `Request failed with code ${code}.`;
}
