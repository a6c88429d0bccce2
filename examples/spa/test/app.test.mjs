// Tests the built app in a real browser, against the local cloud.
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, beforeEach, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import puppeteer from 'puppeteer-core';
import {build, preview} from 'vite';
import {checkPort, localCloud} from '../cloud.mjs';
import {LOCAL_OUTPUTS, settings} from '../settings.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const APP = 'http://localhost:5173/';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CORS = {'access-control-allow-origin': 'http://localhost:5173'};

let local;
let outputs;
let server;
let browser;
let context;
let page;
/** Answers a request in place of the server, or returns false. */
let intercept;
let authorizeRequests;
let policyErrors;

before(async () => {
  await checkPort(5173);
  let ready = false;
  local = localCloud({say: (line) => ready || console.error(line)});
  await local.ready;
  ready = true;
  settings();
  outputs = JSON.parse(readFileSync(LOCAL_OUTPUTS, 'utf8'));
  await build({root, logLevel: 'error'});
  server = await preview({root});
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
});

after(async () => {
  await browser?.close();
  await server?.close();
  await local?.stop();
});

beforeEach(async () => {
  intercept = () => false;
  authorizeRequests = [];
  policyErrors = [];
  context = await browser.createBrowserContext();
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.setViewport({width: 1280, height: 900});
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().includes('/oauth2/authorize')) {
      authorizeRequests.push(request.url());
    }
    if (!intercept(request)) {
      request.continue();
    }
  });
  page.on('console', (message) => message.text().includes('Security Policy') && policyErrors.push(message.text()));
});

afterEach(async () => {
  await context?.close();
  assert.deepEqual(policyErrors, []);
});

const text = (selector) => page.$eval(selector, (element) => element.textContent);
const texts = (selector) => page.$$eval(selector, (elements) => elements.map((element) => element.textContent));
const shows = (selector, wanted) => page.waitForFunction(
  (selector, wanted) => document.querySelector(selector)?.textContent.includes(wanted), {}, selector, wanted);
const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
const tokens = () => page.evaluate(() => JSON.parse(Object.entries(sessionStorage).find(([key]) => key.startsWith('oidc.user:'))[1]));
const scheme = (value) => page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);

const row = (key) => `[data-route="${key}"]`;
const press = (key) => page.click(`[aria-label="Try ${key}"]`);
const answered = (key, wanted) => shows(`${row(key)} [role=status]`, wanted);

/** Answers the next call of a route in place of the API. */
const answerWith = (path, response) => {
  intercept = (request) => {
    // The API answers the CORS preflight, which the browser sends first.
    if (request.url() !== `${outputs.apiUrl}${path}` || request.method() === 'OPTIONS') {
      return false;
    }
    if (response === 'no response') {
      request.abort();
    } else if (response !== 'late') {
      request.respond({contentType: 'application/json', ...response, headers: {...CORS, ...response.headers}});
    }
    return true;
  };
};

async function signIn(user = 'user@example.com') {
  await page.goto(APP);
  await page.waitForSelector('#sign-in');
  await page.click('#sign-in');
  await page.waitForSelector('input[type=password]');
  assert.equal(new URL(page.url()).origin, new URL(outputs.authUrl).origin);
  await page.type('input[name=username]', user);
  await page.type('input[type=password]', 'SecurePassword123');
  await page.keyboard.press('Enter');
  await shows('#user', user);
}

/** In both colour schemes, axe-core finds nothing; from 360 to 1440 pixels, the page does not scroll to the side. */
async function isAccessible() {
  await page.evaluate(AXE);
  for (const value of ['light', 'dark']) {
    await scheme(value);
    for (const width of [360, 768, 1440]) {
      await page.setViewport({width, height: 900});
      const [needed, visible] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(needed <= visible, `${needed} pixels wide in a window of ${visible} pixels`);
      if (width !== 768) {
        const {violations} = await page.evaluate(() => axe.run());
        assert.deepEqual(violations.map(({id, nodes}) => [id, nodes.map((node) => node.html)]), [], `${value}, ${width} pixels`);
      }
    }
  }
}

describe('a user who is signed out', () => {
  test('sees where the app gets its tokens, and a button', async () => {
    await page.goto(APP);
    await shows('main', 'Sign in to call the API');
    await shows('small', outputs.issuer);
    assert.equal(await page.$eval('#sign-out', (element) => element.hidden), true);
    await isAccessible();
  });

  test('signs in with PKCE, and the code is removed from the address bar', async () => {
    await signIn();
    assert.equal(new URL(authorizeRequests[0]).searchParams.get('code_challenge_method'), 'S256');
    assert.equal(page.url(), APP);
    assert.equal(JSON.parse(await text('#claims')).email, 'user@example.com');
  });

  test('reads why the sign-in service refused', async () => {
    await page.goto(APP);
    await page.waitForSelector('#sign-in');
    await page.click('#sign-in');
    await page.waitForSelector('input[type=password]');
    const state = new URL(authorizeRequests[0]).searchParams.get('state');
    await page.goto(`${APP}callback?error=access_denied&error_description=The+user+cancelled&state=${state}`);
    await shows('main [role=status]', 'The sign-in was cancelled or refused: The user cancelled');
    assert.equal(page.url(), APP);
    await isAccessible();
  });

  test('reads that the sign-in service does not answer', async () => {
    await page.goto(APP);
    await page.waitForSelector('#sign-in');
    intercept = (request) => request.url().includes('.well-known') && (request.abort(), true);
    await page.click('#sign-in');
    await shows('main [role=status]', `The sign-in service at ${outputs.issuer} does not answer.`);
    await isAccessible();
  });
});

describe('what a user may do', () => {
  test('follows from the scopes of the access token and the routes of the outputs', async () => {
    await signIn();
    assert.deepEqual(await texts('h3'), outputs.routes.map((route) => route.key));
    assert.equal(await text('#allowed'), 'Your access token allows 5 of 6 routes.');
    assert.equal(await text(`${row('GET /resources')} .reason`), 'Allowed by the scope read.');
    assert.equal(await text(`${row('GET /health')} .tag`), 'Public');
    assert.deepEqual(await texts('.chip'), ['openid', 'email', 'profile', 'read', 'write']);
    await isAccessible();
  });

  test('says for a route that is not allowed which scope is missing, who gets it, and the answer of the API', async () => {
    await signIn();
    const route = row('GET /admin/report');
    assert.equal(await text(`${route} .tag`), 'Not allowed');
    assert.equal(await text(`${route} .reason`), 'Needs the scope admin, which your access token does not have. '
      + 'Only members of the group admin get the scope admin. You are not in a group. This app does not request the scope admin.');
    assert.equal(await page.$eval(`${route} button`, (button) => document.getElementById(button.getAttribute('aria-describedby')).className),
      'reason');
    await press('GET /admin/report');
    await answered('GET /admin/report', '403: The access token is valid, but does not allow this call. It needs the scope admin.');
    await isAccessible();
  });

  test('differs for a user in a group', async () => {
    await signIn('admin@example.com');
    assert.equal(await text(`${row('GET /admin/report')} .reason`),
      'Needs the scope admin, which your access token does not have. This app does not request the scope admin.');
    await shows('.session', 'Groupsadmin');
  });
});

describe('an answer of the API', () => {
  test('is a table of the resources, with the raw response in a details element', async () => {
    await signIn();
    await press('POST /resources');
    await answered('POST /resources', '201 · ');
    const [id, name] = await texts(`${row('POST /resources')} td`);
    assert.equal(name, 'Example');
    await press('GET /resources');
    await answered('GET /resources', '200 · ');
    assert.deepEqual(await texts(`${row('GET /resources')} thead th`), ['id', 'name', 'owner']);
    assert.ok((await texts(`${row('GET /resources')} td:first-child`)).includes(id));
    assert.ok(JSON.parse(await text(`${row('GET /resources')} details pre`)).resources.length > 0);
    await isAccessible();

    await page.type(`${row('DELETE /resources/{id}')} input`, id);
    await press('DELETE /resources/{id}');
    await answered('DELETE /resources/{id}', '204 · ');
    await shows(`${row('DELETE /resources/{id}')} .empty`, 'The response has no body.');
  });

  test('is a table of keys and values if it is not a list', async () => {
    await signIn();
    await press('GET /me');
    await answered('GET /me', '200 · ');
    const cells = await texts(`${row('GET /me')} tbody :is(th, td)`);
    assert.equal(Object.fromEntries([cells.slice(0, 2), cells.slice(2, 4)]).message, 'Hello, user@example.com');
    await isAccessible();
  });

  test('says that a list is empty, and which route adds an entry', async () => {
    await signIn();
    answerWith('/resources', {status: 200, body: '{"resources":[]}'});
    await press('GET /resources');
    await shows(`${row('GET /resources')} .empty`, 'The list resources is empty. POST /resources adds an entry.');
    await isAccessible();
  });

  test('shows text as text', async () => {
    await signIn();
    answerWith('/me', {status: 200, body: '{"<img src=x>":"<b>bold</b>"}'});
    await press('GET /me');
    await shows(`${row('GET /me')} td`, '<b>bold</b>');
    assert.equal(await page.$(`${row('GET /me')} :is(img, b)`), null);
  });

  test('that is not here yet shows as loading, without motion for users who do not want it', async () => {
    await signIn();
    answerWith('/resources', 'late');
    await press('GET /resources');
    await answered('GET /resources', 'Calling the API…');
    const animation = () => page.$eval(`${row('GET /resources')} .busy`, (line) => getComputedStyle(line, '::before').animationName);
    assert.equal(await animation(), 'turn');
    await isAccessible();
    await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
    assert.equal(await animation(), 'none');
  });
});

describe('an error of the API', () => {
  test('is explained with the error_description of its WWW-Authenticate header', async () => {
    await signIn();
    answerWith('/resources', {
      status: 401,
      body: '{"message":"Unauthorized"}',
      headers: {
        'access-control-expose-headers': 'www-authenticate',
        'www-authenticate': 'Bearer scope="" error="invalid_token" error_description="the token has expired"',
      },
    });
    await press('GET /resources');
    await answered('GET /resources', '401: The API does not accept the access token. The API says: the token has expired. '
      + 'Refresh the tokens, or sign in again.');
    await isAccessible();
  });

  test('is explained with the problem details of the function', async () => {
    await signIn();
    await page.$eval(`${row('POST /resources')} textarea`, (area) => { area.value = '{"colour": "red"}'; });
    await press('POST /resources');
    await answered('POST /resources', '400: The API does not accept the request. The API says: the request body is not a valid resource. '
      + 'name: must be a text of 1 to 100 characters. colour: is not known; a resource has a name.');
  });

  test('says what to check if there is no response', async () => {
    await signIn();
    answerWith('/resources', 'no response');
    await press('GET /resources');
    await answered('GET /resources', `No response from ${outputs.apiUrl}. Check that the API runs, and that gatehouse:api.cors contains http://localhost:5173.`);
    await isAccessible();
  });
});

describe('the session', () => {
  test('stays when the page is reloaded', async () => {
    await signIn();
    await page.reload();
    await shows('#user', 'user@example.com');
  });

  test('shows the remaining time of the access token, and says when it has expired', async () => {
    await signIn();
    assert.match(await text('#expiry'), /^valid for 59 min \d+ s$/);
    await page.evaluate(() => {
      const later = Date.now() + 3_600_000;
      Date.now = () => later;
    });
    await shows('#expiry', 'expired');
    await shows('.session [role=status]', 'The access token has expired. Refresh the tokens.');
    assert.equal(await text('#allowed'), 'Your access token allows 1 of 6 routes.');
    await isAccessible();
  });

  test('gets a new access token and a new refresh token', async () => {
    await signIn();
    const old = await tokens();
    await page.click('#refresh');
    await shows('.session [role=status]', 'The tokens are refreshed.');
    const fresh = await tokens();
    assert.notEqual(fresh.access_token, old.access_token);
    assert.notEqual(fresh.refresh_token, old.refresh_token);
    await press('GET /resources');
    await answered('GET /resources', '200 · ');
  });

  test('that has ended says so when the user refreshes the tokens', async () => {
    await signIn();
    await revoke((await tokens()).refresh_token);
    await page.click('#refresh');
    await shows('.session [role=status]', 'The session has ended, or the refresh token was used before.');
    await isAccessible();
  });

  test('ends in the app and on the sign-in pages, and its refresh token is revoked', async () => {
    await signIn();
    const {refresh_token: refreshToken} = await tokens();
    await page.click('#sign-out');
    await shows('main', 'Sign in to call the API');
    assert.equal(page.url(), APP);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    const answer = await fetch(`${outputs.authUrl}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: outputs.clients.spa.clientId,
      }),
    });
    assert.equal(answer.status, 400);
    assert.deepEqual(await answer.json(), {error: 'invalid_grant'});
    // The session of the sign-in pages has ended too: they show the sign-in form again.
    await signIn();
  });

  const revoke = (token) => fetch(`${outputs.authUrl}/oauth2/revoke`, {
    method: 'POST',
    body: new URLSearchParams({token, client_id: outputs.clients.spa.clientId}),
  });
});

describe('the page', () => {
  test('says how to write the settings if there are none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
    const outDir = join(folder, 'dist');
    await build({root, envDir: folder, build: {outDir}, logLevel: 'error'});
    const other = await preview({root, build: {outDir}, preview: {port: 0}});
    await page.goto(other.resolvedUrls.local[0]);
    await shows('main [role=status]', 'There is no .env.local. Run npm run local, or write it from the outputs of a stack with npm run settings.');
    await isAccessible();
    await other.close();
    rmSync(folder, {recursive: true});
  });

  test('has the colours of the user’s scheme', async () => {
    await page.goto(APP);
    const colours = () => page.evaluate(() => [document.body, document.querySelector('header')].map((element) => getComputedStyle(element).backgroundColor));
    await scheme('light');
    assert.deepEqual(await colours(), ['rgb(238, 241, 245)', 'rgb(255, 255, 255)']);
    await scheme('dark');
    assert.deepEqual(await colours(), ['rgb(17, 22, 29)', 'rgb(27, 34, 44)']);
  });

  test('is used with the keyboard: the focus is visible, and stays on the button', async () => {
    await signIn();
    await page.evaluate(() => document.activeElement.blur());
    for (let presses = 0; await focused() !== 'Try GET /resources'; presses++) {
      assert.ok(presses < 10);
      await page.keyboard.press('Tab');
    }
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth), '3px');
    await page.keyboard.press('Enter');
    await answered('GET /resources', '200 · ');
    assert.equal(await focused(), 'Try GET /resources');
  });

  test('may only run its own scripts and styles, and only send requests to the stack', async () => {
    const servers = [...new Set([outputs.issuer, outputs.authUrl, outputs.apiUrl].map((url) => new URL(url).origin))].join(' ');
    const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src ${servers}; base-uri 'none'; `
      + "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
    const response = await page.goto(APP);
    assert.equal(response.headers()['content-security-policy'], `${policy}; frame-ancestors 'none'`);
    assert.equal(await page.$eval('meta[http-equiv=Content-Security-Policy]', (meta) => meta.content), policy);
  });
});
