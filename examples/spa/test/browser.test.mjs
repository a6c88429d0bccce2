// The app as a person uses it: built, in a real browser, against the local cloud.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import puppeteer from 'puppeteer-core';
import {build, preview} from 'vite';
import {cloud} from '../cloud.mjs';
import {settings} from '../settings.mjs';

const root = new URL('..', import.meta.url).pathname;
const local = cloud();
let server;
let browser;
let page;
const asked = [];

const text = (id) => page.$eval(`#${id}`, (element) => element.textContent);
const says = (id, wanted) =>
  page.waitForFunction((id, wanted) => document.getElementById(id)?.textContent.includes(wanted), {}, id, wanted);
const press = (id) => page.locator(`#${id}`).click();
const tokens = () => page.evaluate(() => JSON.parse(Object.entries(sessionStorage).find(([key]) => key.startsWith('oidc.user:'))[1]));

before(async () => {
  await local.ready;
  settings();
  await build({root, logLevel: 'error'});
  server = await preview({root});
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  page = await browser.newPage();
  page.on('request', (request) => request.url().includes('/oauth2/authorize') && asked.push(request.url()));
});

after(async () => {
  await browser?.close();
  await server?.close();
  await local.stop();
});

async function signIn() {
  await page.goto('http://localhost:5173/');
  await says('status', 'Signed out');
  await press('sign-in');
  await page.waitForSelector('input[type=password]');
  assert.match(page.url(), /^http:\/\/localhost:9401\//);
  await page.type('input[name=username]', 'user@example.com');
  await page.type('input[type=password]', 'SecurePassword123');
  await page.keyboard.press('Enter');
  await says('status', 'Signed in as user@example.com');
}

test('a person signs in with PKCE, and the code leaves no trace in the address bar', async () => {
  await signIn();
  assert.equal(new URL(asked[0]).searchParams.get('code_challenge_method'), 'S256');
  assert.equal(page.url(), 'http://localhost:5173/');
  assert.equal(JSON.parse(await text('claims')).email, 'user@example.com');
});

test('calls the API with the access token', async () => {
  await press('call');
  await says('answer', '200\n');
});

test('stays signed in when the page is loaded again', async () => {
  await page.reload();
  await says('status', 'Signed in as user@example.com');
});

test('refreshes: both tokens are new', async () => {
  const old = await tokens();
  await press('refresh');
  await says('answer', 'Tokens are new.');
  const fresh = await tokens();
  assert.notEqual(fresh.access_token, old.access_token);
  assert.notEqual(fresh.refresh_token, old.refresh_token);
  await press('call');
  await says('answer', '200\n');
});

test('signs out: here, at the sign-in pages, and of the refresh token', async () => {
  const {refresh_token: refreshToken} = await tokens();
  await press('sign-out');
  await page.waitForFunction(() => document.getElementById('status')?.textContent === 'Signed out');
  assert.equal(page.url(), 'http://localhost:5173/');
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  const answer = await fetch('http://localhost:9401/oauth2/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: new URL(asked[0]).searchParams.get('client_id'),
    }),
  });
  assert.equal(answer.status, 400);
  assert.deepEqual(await answer.json(), {error: 'invalid_grant'});
  // The session at the sign-in pages is over too: they ask again.
  await signIn();
});
