// Signs in by the code flow with PKCE. The library makes verifier, state and nonce, and checks what comes back; tokens
// live in this tab's session storage and are gone with the tab.
import {UserManager} from 'oidc-client-ts';

const env = import.meta.env;

export const auth = new UserManager({
  authority: env.VITE_OIDC_ISSUER,
  client_id: env.VITE_OIDC_CLIENT_ID,
  redirect_uri: env.VITE_OIDC_REDIRECT_URI,
  scope: env.VITE_OIDC_SCOPE,
  response_type: 'code',
  // Refresh tokens rotate: renewing by hand or on demand, never from two tabs at once.
  automaticSilentRenew: false,
});

export const isCallback = () =>
  location.href.startsWith(env.VITE_OIDC_REDIRECT_URI) && /[?&](code|error)=/.test(location.search);

// Cognito's logout endpoint knows neither id_token_hint nor post_logout_redirect_uri: these two are its own.
export const signOut = async () => {
  await auth.revokeTokens(['refresh_token']);
  await auth.removeUser();
  const query = new URLSearchParams({client_id: env.VITE_OIDC_CLIENT_ID, logout_uri: env.VITE_LOGOUT_URI});
  location.assign(`${env.VITE_AUTH_URL}/logout?${query}`);
};
