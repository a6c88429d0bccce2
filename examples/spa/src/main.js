import {auth, isCallback, signOut} from './auth.js';

const at = (id) => document.getElementById(id);
const show = (id, value) => {
  at(id).textContent = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
};

const render = (user) => {
  at('sign-in').hidden = Boolean(user);
  for (const id of ['call', 'refresh', 'sign-out']) {
    at(id).hidden = !user;
  }
  show('status', user ? `Signed in as ${user.profile.email}` : 'Signed out');
  show('claims', user ? user.profile : '');
};

/** Errors are shown where a person looks, in the provider's own words. */
const guarded = (action) => async () => {
  try {
    await action();
  } catch (error) {
    show('answer', String(error.message ?? error));
  }
};

at('sign-in').onclick = guarded(() => auth.signinRedirect());
at('sign-out').onclick = guarded(signOut);
at('refresh').onclick = guarded(async () => {
  render(await auth.signinSilent());
  show('answer', 'Tokens are new.');
});
at('call').onclick = guarded(async () => {
  const user = await auth.getUser();
  const answer = await fetch(`${import.meta.env.VITE_API_URL}/resources`, {
    headers: {Authorization: `Bearer ${user.access_token}`},
  });
  show('answer', `${answer.status}\n${await answer.text()}`);
});

await guarded(async () => {
  if (isCallback()) {
    try {
      await auth.signinCallback();
    } finally {
      // The code is spent: it has no business in the address bar or in the history.
      history.replaceState({}, '', '/');
    }
  }
})();
render(await auth.getUser());
