// The browser of the matrix: opens a sign-in page, fills in the user name and the password, and follows the redirects to the callback
// of the client, all over HTTP. It does not run scripts.

const unescaped = (text) => text
  .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const attributes = (tag) =>
  Object.fromEntries([...tag.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]));

/** The form with a current password, and its values with the user filled in. */
function passwordForm(html, user) {
  for (const [, tag, content] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)) {
    const values = new URLSearchParams();
    let hasPassword = false;
    for (const [, input] of content.matchAll(/<input\b([^>]*)>/gis)) {
      const {name, type = 'text', value = '', autocomplete = ''} = attributes(input);
      if (type === 'hidden') {
        values.set(name, value);
      } else if (type === 'password' && autocomplete === 'current-password') {
        values.set(name, user.password);
        hasPassword = true;
      } else if (type === 'text' || type === 'email') {
        values.set(name, user.name);
      }
    }
    if (hasPassword) {
      return {action: attributes(tag).action ?? '', values};
    }
  }
  return undefined;
}

/**
 * Signs a user in at the address where a client sends its browser, without cookies of earlier sessions.
 *
 * @returns the address of the callback, with the code
 */
export async function signIn(address, user) {
  const callback = new URL(address).searchParams.get('redirect_uri');
  const cookies = new Map();
  let url = new URL(address);
  let request = {method: 'GET'};
  for (let step = 0; step < 8; step++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {...request, redirect: 'manual', headers: cookie ? {cookie} : {}});
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=;]+)=([^;]*)/);
      cookies.set(name, value);
    }
    if (response.status >= 300 && response.status < 400) {
      url = new URL(response.headers.get('location'), url);
      if (String(url).startsWith(`${callback}?`)) {
        return String(url);
      }
      request = {method: 'GET'};
      continue;
    }
    const html = await response.text();
    const form = response.status === 200 ? passwordForm(html, user) : undefined;
    if (!form) {
      const text = html.replace(/<style.*?<\/style>|<script.*?<\/script>|<[^>]*>/gis, ' ').replace(/\s+/g, ' ').trim();
      throw new Error(`${request.method} ${url.pathname}: ${response.status}, a page without a password form: ${text.slice(0, 400)}`);
    }
    url = new URL(form.action, url);
    request = {method: 'POST', body: form.values};
  }
  throw new Error(`no redirect to ${callback} after eight pages`);
}

/** Opens the callback at the client's own listener, which may start a moment after the client opened the browser. */
export async function openCallback(address) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await (await fetch(address)).text();
    } catch (error) {
      if (attempt === 100) {
        throw new Error(`no listener at ${new URL(address).origin}: ${error.cause?.code}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
