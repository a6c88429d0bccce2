// Connects the parts: who is signed in, what the routes of the stack allow, and the calls.
import {claimsOf, decide, grantsOf} from './access.js';
import {call} from './api.js';
import {currentUser, explain, finishSignIn, isCallback, refresh, signIn, signOut} from './auth.js';
import {isConfigured, settings} from './settings.js';
import {notice, routeRow, routes, session, welcome} from './view.js';

const main = document.getElementById('main');
const signOutButton = document.getElementById('sign-out');
const page = (...elements) => main.replaceChildren(...elements);

function showSignedOut(problem) {
  const card = welcome({
    ...settings,
    onSignIn: () => attempt(card, 'Opening the sign-in page…', signIn),
  });
  card.message(problem ?? '', 'bad');
  page(card.element);
}

/** Shows on a card that an action takes time, and the error if it fails. */
async function attempt(card, doing, action, done = '') {
  card.busy(true);
  card.message(doing, 'busy');
  try {
    await action();
    card.message(done, 'good');
  } catch (error) {
    card.message(explain(error), 'bad');
  } finally {
    card.busy(false);
  }
}

function showSignedIn(user) {
  let grants;
  const card = session({
    onRefresh: () => attempt(card, 'Refreshing the tokens…', async () => take(await refresh()), 'The tokens are refreshed.'),
  });
  const decisionOf = (route) => decide(route, grants, settings);
  const rows = settings.routes.map((route) => ({
    route,
    row: routeRow(route.key, {onTry: (variables, body) => tryRoute(route, variables, body)}),
  }));
  const list = routes(rows.map(({row}) => row));

  /** Shows a user's tokens: after the sign-in, and after each refresh. */
  function take(next) {
    user = next;
    grants = grantsOf(user.access_token, settings);
    const claims = {id: user.profile, access: claimsOf(user.access_token)};
    card.show({user: user.profile.email ?? user.profile.sub, ...grants, claims});
    tick();
    showAccess();
  }

  function showAccess() {
    let count = 0;
    for (const {route, row} of rows) {
      const decision = decisionOf(route);
      count += decision.allowed ? 1 : 0;
      row.decide(decision, route.public);
    }
    list.show(count);
  }

  let expired = false;
  function tick() {
    const seconds = Math.floor((grants.expiresAt - Date.now()) / 1000);
    card.remaining(seconds, grants.expiresAt / 1000 - claimsOf(user.access_token).iat);
    if (expired !== seconds <= 0) {
      expired = seconds <= 0;
      card.message(expired ? 'The access token has expired. Refresh the tokens.' : '', 'bad');
      showAccess();
    }
  }

  async function tryRoute(route, variables, body) {
    const row = rows.find((each) => each.route === route).row;
    row.loading();
    const {allowed} = decisionOf(route);
    row.show(await call({
      apiUrl: settings.apiUrl,
      key: route.key,
      variables,
      body,
      token: route.public ? undefined : user.access_token,
      missing: allowed ? [] : route.scopes,
    }), createHint(route));
  }

  document.getElementById('user').textContent = user.profile.email ?? '';
  signOutButton.hidden = false;
  signOutButton.onclick = () => attempt(card, 'Signing out…', signOut);
  take(user);
  page(card.element, list.element);
  setInterval(tick, 1000);
}

/** How to fill an empty list: the route that creates an entry of it. */
function createHint({key}) {
  const create = key.replace(/^(GET|ANY) /, 'POST ');
  return settings.routes.some((route) => route.key === create) ? `${create} adds an entry.` : '';
}

async function start() {
  if (!isConfigured) {
    page(notice('No settings', 'There is no .env.local. Run npm run local, or write it from the outputs of a stack with npm run settings.', 'bad'));
    return;
  }
  let problem;
  if (isCallback()) {
    page(notice('Signing in', 'Getting the tokens…', 'busy'));
    try {
      await finishSignIn();
    } catch (error) {
      problem = explain(error);
    }
  }
  const user = await currentUser();
  if (user) {
    showSignedIn(user);
  } else {
    showSignedOut(problem);
  }
}

await start();
