// The settings of the app. Vite reads them from .env.local, which `npm run settings` writes from a stack's outputs.
const env = import.meta.env;

export const settings = {
  issuer: env.VITE_OIDC_ISSUER,
  clientId: env.VITE_OIDC_CLIENT_ID,
  redirectUri: env.VITE_OIDC_REDIRECT_URI,
  /** The scopes that the app requests, separated by spaces. */
  scope: env.VITE_OIDC_SCOPE ?? '',
  authUrl: env.VITE_AUTH_URL,
  logoutUri: env.VITE_LOGOUT_URI,
  apiUrl: env.VITE_API_URL,
  /** The outputs `routes`, `scopes` (full name by short name) and `scopeGroups` (groups by short name). */
  routes: [],
  scopes: {},
  scopeGroups: {},
  ...JSON.parse(env.VITE_API_ACCESS ?? '{}'),
};

export const isConfigured = Boolean(settings.issuer && settings.clientId && settings.apiUrl);
