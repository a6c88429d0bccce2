// The parts of the page. They know neither the API nor the tokens: they show values, and report what the user does.
import {answerView} from './answer.js';
import {hasBody, variablesOf} from './api.js';
import {h, isBusy, setBusy, statusLine} from './dom.js';

/** A card with one button, for a user who is signed out. */
export function welcome({issuer, apiUrl, onSignIn}) {
  const line = statusLine();
  const button = h('button', {id: 'sign-in', type: 'button', click: () => isBusy(button) || onSignIn()}, 'Sign in');
  return {
    element: h('section', {class: 'card narrow', 'aria-labelledby': 'welcome'},
      h('h2', {id: 'welcome'}, 'Sign in to call the API'),
      h('p', {}, 'You enter your password on the sign-in pages, not in this app. The app gets tokens with the authorization code flow and PKCE.'),
      line.element, button,
      h('small', {}, `Issuer: ${issuer}`, h('br'), `API: ${apiUrl}`)),
    message: line.show,
    busy: (busy) => setBusy(button, busy),
  };
}

/** A card without a button: the app is doing something, or cannot start. */
export function notice(title, message, tone) {
  const line = statusLine();
  line.show(message, tone);
  return h('section', {class: 'card narrow', 'aria-labelledby': 'notice'}, h('h2', {id: 'notice'}, title), line.element);
}

/** Who is signed in, what the access token has, and how long it is valid. */
export function session({onRefresh}) {
  const values = {user: h('dd'), groups: h('dd'), scopes: h('dd')};
  const left = h('dd', {id: 'expiry'});
  const bar = h('div', {class: 'left'});
  const line = statusLine();
  const refresh = h('button', {id: 'refresh', class: 'quiet', type: 'button', click: () => isBusy(refresh) || onRefresh()}, 'Refresh tokens');
  const idClaims = h('pre', {id: 'claims', tabindex: '0', 'aria-label': 'Claims of the ID token'});
  const accessClaims = h('pre', {tabindex: '0', 'aria-label': 'Claims of the access token'});
  return {
    element: h('section', {class: 'card session', 'aria-labelledby': 'session'},
      h('h2', {id: 'session'}, 'Your session'),
      h('dl', {},
        h('div', {}, h('dt', {}, 'User'), values.user),
        h('div', {}, h('dt', {}, 'Groups'), values.groups),
        h('div', {}, h('dt', {}, 'Scopes'), values.scopes),
        h('div', {}, h('dt', {}, 'Access token'), left)),
      h('div', {class: 'life', 'aria-hidden': 'true'}, bar),
      line.element, refresh,
      h('details', {}, h('summary', {}, 'Claims of the access token'), accessClaims),
      h('details', {}, h('summary', {}, 'Claims of the ID token'), idClaims)),
    show({user, groups, scopes, claims}) {
      values.user.textContent = user;
      values.groups.textContent = groups.join(', ') || 'none';
      values.scopes.replaceChildren(...scopes.map((scope) => h('span', {class: 'chip'}, scope)));
      idClaims.textContent = JSON.stringify(claims.id, null, 2);
      accessClaims.textContent = JSON.stringify(claims.access, null, 2);
    },
    remaining(seconds, whole) {
      left.textContent = seconds > 0 ? `valid for ${duration(seconds)}` : 'expired';
      left.classList.toggle('expired', seconds <= 0);
      bar.style.width = `${Math.min(100, Math.max(0, (100 * seconds) / whole))}%`;
    },
    message: line.show,
    busy: (busy) => setBusy(refresh, busy),
  };
}

/** A time in its two largest units. */
export function duration(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours ? `${hours} h ${minutes} min` : minutes ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

/** The card of the routes. */
export function routes(rows) {
  const summary = h('p', {id: 'allowed'});
  return {
    element: h('section', {class: 'card', 'aria-labelledby': 'routes'},
      h('h2', {id: 'routes'}, 'What you may do'), summary,
      rows.length
        ? h('ul', {class: 'routes', role: 'list'}, rows.map((row) => row.element))
        : h('p', {class: 'empty'}, 'The settings of this app list no routes. Write them with npm run settings.')),
    show(allowed) {
      summary.textContent = rows.length ? `Your access token allows ${allowed} of ${rows.length} routes.` : '';
    },
  };
}

let rowCount = 0;

/** One route: whether it is allowed and why, the values to send, a button, and the answer. */
export function routeRow(key, {onTry}) {
  const [method, path] = key.split(' ');
  const id = `route-${++rowCount}`;
  const tag = h('span');
  const reason = h('p', {class: 'reason', id: `${id}-reason`});
  const answer = answerView(key);
  const button = h('button', {type: 'submit', 'aria-label': `Try ${key}`, 'aria-describedby': reason.id}, 'Try');
  const field = (label, element) => h('div', {class: 'field'}, h('label', {for: element.id}, label), element);
  const variables = variablesOf(key).map((name) =>
    [name, h('input', {id: `${id}-${name.replace('+', '')}`, required: true, autocomplete: 'off', spellcheck: 'false'})]);
  const body = hasBody(key) && h('textarea', {id: `${id}-body`, rows: '2', spellcheck: 'false'}, '{"name": "Example"}');
  const form = h('form', {
    submit: (event) => {
      event.preventDefault();
      if (!isBusy(button)) {
        onTry(Object.fromEntries(variables.map(([name, input]) => [name, input.value])), body ? body.value : undefined);
      }
    },
  },
  h('div', {class: 'head'}, h('h3', {}, h('span', {class: 'method'}, method), ' ', h('code', {}, path)), tag, button),
  reason,
  variables.map(([name, input]) => field(name.replace('+', ''), input)),
  body && field('Body, as JSON', body));
  return {
    element: h('li', {'data-route': key}, form, answer.element),
    decide(decision, isPublic) {
      tag.className = `tag ${isPublic ? '' : decision.allowed ? 'good' : 'bad'}`;
      tag.textContent = isPublic ? 'Public' : decision.allowed ? 'Allowed' : 'Not allowed';
      button.className = decision.allowed ? '' : 'quiet';
      reason.textContent = decision.reason;
    },
    loading() {
      setBusy(button, true);
      answer.loading();
    },
    show(result, emptyHint) {
      setBusy(button, false);
      answer.show(result, emptyHint);
    },
  };
}
