// Signs users in with the authorization code flow and PKCE. The library creates verifier, state and nonce, and checks the
// response. The tokens are in the session storage of this tab, and are deleted with the tab.
import {UserManager} from 'oidc-client-ts';
import {settings} from './settings.js';

const manager = new UserManager({
  authority: settings.issuer,
  client_id: settings.clientId,
  redirect_uri: settings.redirectUri,
  scope: settings.scope,
  response_type: 'code',
  // Refresh tokens rotate, so two tabs must not refresh at the same time. Users refresh with a button.
  automaticSilentRenew: false,
});

export const signIn = () => manager.signinRedirect();
export const refresh = () => manager.signinSilent();
export const currentUser = () => manager.getUser();

export const isCallback = () =>
  location.href.startsWith(settings.redirectUri) && /[?&](code|error)=/.test(location.search);

export const finishSignIn = async () => {
  try {
    await manager.signinCallback();
  } finally {
    // The code has been used. Remove it from the address bar and the history.
    history.replaceState({}, '', '/');
  }
};

// Cognito's logout endpoint does not support id_token_hint and post_logout_redirect_uri. It has its own two parameters.
export const signOut = async () => {
  await manager.revokeTokens(['refresh_token']);
  await manager.removeUser();
  const query = new URLSearchParams({client_id: settings.clientId, logout_uri: settings.logoutUri});
  location.assign(`${settings.authUrl}/logout?${query}`);
};

/** An error of a sign-in, a refresh or a sign-out, in words. */
export const explain = (error) => {
  if (error.error === 'invalid_grant') {
    return 'The session has ended, or the refresh token was used before. Sign out, and sign in again.';
  }
  if (error.error === 'access_denied') {
    return `The sign-in was cancelled or refused${error.error_description ? `: ${error.error_description}` : '.'}`;
  }
  if (error.error) {
    return `The sign-in service answered ${error.error}${error.error_description ? `: ${error.error_description}` : '.'}`;
  }
  if (error instanceof TypeError) {
    return `The sign-in service at ${settings.issuer} does not answer. Check that it runs and that you are online.`;
  }
  return String(error.message ?? error);
};
