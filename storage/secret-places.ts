/** The places that secrets are sealed to (`secrets.ts`): a sealed value copied to another row does not open there. */
export const vtexSecretPlace = (client: string, field: 'appKey' | 'appToken'): string =>
  `Clients:${client}:vtex.${field}`;

export const codePlace = (authorizationId: string): string => `TikTokAuthToken:${authorizationId}:code`;

export const refreshTokenPlace = (authorizationId: string): string => `TikTokAuthToken:${authorizationId}:refreshToken`;

export const accessTokenPlace = (authorizationId: string): string => `TikTokToken:${authorizationId}:accessToken`;
