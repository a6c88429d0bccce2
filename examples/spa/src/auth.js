// Signs users in with the authorization code flow and PKCE. The library creates verifier, state and nonce, and checks the
// response. The tokens are in the session storage of this tab, and are deleted with the tab.
import {UserManager} from 'oidc-client-ts';

const env = import.meta.env;

export const auth = new UserManager({
  authority: env.VITE_OIDC_ISSUER,
  client_id: env.VITE_OIDC_CLIENT_ID,
  redirect_uri: env.VITE_OIDC_REDIRECT_URI,
  scope: env.VITE_OIDC_SCOPE,
  response_type: 'code',
  // Refresh tokens rotate, so two tabs must not refresh at the same time. Users refresh with a button.
  automaticSilentRenew: false,
});

export const isCallback = () =>
  location.href.startsWith(env.VITE_OIDC_REDIRECT_URI) && /[?&](code|error)=/.test(location.search);

// Cognito's logout endpoint does not support id_token_hint and post_logout_redirect_uri. It has its own two parameters.
export const signOut = async () => {
  await auth.revokeTokens(['refresh_token']);
  await auth.removeUser();
  const query = new URLSearchParams({client_id: env.VITE_OIDC_CLIENT_ID, logout_uri: env.VITE_LOGOUT_URI});
  location.assign(`${env.VITE_AUTH_URL}/logout?${query}`);
};
