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

/** Shows the message of an error on the page. */
const showErrors = (action) => async () => {
  try {
    await action();
  } catch (error) {
    show('answer', String(error.message ?? error));
  }
};

at('sign-in').onclick = showErrors(() => auth.signinRedirect());
at('sign-out').onclick = showErrors(signOut);
at('refresh').onclick = showErrors(async () => {
  render(await auth.signinSilent());
  show('answer', 'Tokens are refreshed.');
});
at('call').onclick = showErrors(async () => {
  const user = await auth.getUser();
  const answer = await fetch(`${import.meta.env.VITE_API_URL}/resources`, {
    headers: {Authorization: `Bearer ${user.access_token}`},
  });
  show('answer', `${answer.status}\n${await answer.text()}`);
});

await showErrors(async () => {
  if (isCallback()) {
    try {
      await auth.signinCallback();
    } finally {
      // The code has been used. Remove it from the address bar and the history.
      history.replaceState({}, '', '/');
    }
  }
})();
render(await auth.getUser());
