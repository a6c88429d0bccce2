// Calls a route of the API. The result is a value for the view: it never throws.

/** The names in {braces} of a path: `id` in `/resources/{id}`, `proxy+` in `/{proxy+}`. */
export const variablesOf = (key) => [...key.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);

/** Method and path of a route key. A route with the method ANY is called with GET. */
export function requestOf(key, variables = {}) {
  const [method, path] = key.split(' ');
  const filled = path.replace(/\{([^}]+)\}/g, (_, name) => {
    const value = variables[name] ?? '';
    return name.endsWith('+') ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  });
  return {method: method === 'ANY' ? 'GET' : method, path: filled};
}

export const hasBody = (key) => /^(POST|PUT|PATCH) /.test(key);

/**
 * @param token absent for a public route
 * @param missing the scopes of the route if the token has none of them, by their short names
 * @returns {ok, status, summary} with `explanation` of an error, and `raw` and `data` of a body
 */
export async function call({apiUrl, key, variables, body, token, missing = []}) {
  const {method, path} = requestOf(key, variables);
  const headers = {};
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const start = performance.now();
  try {
    const response = await fetch(apiUrl + path, {method, headers, body});
    const raw = await response.text();
    const result = {ok: response.ok, status: response.status, raw, data: parse(raw), millis: Math.round(performance.now() - start)};
    return response.ok ? result : {...result, explanation: explain(response, result, missing)};
  } catch {
    return {
      ok: false,
      status: 0,
      raw: '',
      explanation: `No response from ${apiUrl}. Check that the API runs, and that gatehouse:api.cors contains ${location.origin}.`,
    };
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const WORDS = {
  400: 'The API does not accept the request.',
  401: 'The API does not accept the access token.',
  403: 'The access token is valid, but does not allow this call.',
  404: 'The API has no such route or resource.',
  409: 'Another caller is changing the same resource.',
  412: 'The resource has changed since you read it.',
  428: 'The API needs the header If-Match, so that you do not overwrite a change of another caller.',
  429: 'Too many requests. Wait a moment and try again.',
};

/** What an error means: the meaning of its status, what the API says about it, and what to do. */
function explain(response, {status, data}, missing) {
  const sentences = [WORDS[status] ?? (status >= 500 ? 'The API failed. Its log says why.' : `The API answered ${status}.`)];
  // A page of another origin can read this header only if the API names it in Access-Control-Expose-Headers.
  const challenge = challengeOf(response.headers.get('www-authenticate') ?? '');
  const detail = challenge.error_description ?? data?.detail;
  if (detail) {
    sentences.push(`The API says: ${detail.replace(/[.]?$/, '.')}`);
  }
  for (const error of data?.errors ?? []) {
    sentences.push(`${error}.`);
  }
  if (status === 401) {
    sentences.push('Refresh the tokens, or sign in again.');
  }
  if (status === 403 && missing.length) {
    sentences.push(`It needs the scope ${missing.join(' or ')}.`);
  }
  return sentences.join(' ');
}

/** The parameters of a WWW-Authenticate header (RFC 6750, section 3). */
export const challengeOf = (header) =>
  Object.fromEntries([...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
