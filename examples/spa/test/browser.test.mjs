// Tests the built app in a real browser, against the local cloud.
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
const authorizeRequests = [];

const text = (id) => page.$eval(`#${id}`, (element) => element.textContent);
const showsText = (id, wanted) =>
  page.waitForFunction((id, wanted) => document.getElementById(id)?.textContent.includes(wanted), {}, id, wanted);
const click = (id) => page.locator(`#${id}`).click();
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
  page.on('request', (request) => request.url().includes('/oauth2/authorize') && authorizeRequests.push(request.url()));
});

after(async () => {
  await browser?.close();
  await server?.close();
  await local.stop();
});

async function signIn() {
  await page.goto('http://localhost:5173/');
  await showsText('status', 'Signed out');
  await click('sign-in');
  await page.waitForSelector('input[type=password]');
  assert.match(page.url(), /^http:\/\/localhost:9401\//);
  await page.type('input[name=username]', 'user@example.com');
  await page.type('input[type=password]', 'SecurePassword123');
  await page.keyboard.press('Enter');
  await showsText('status', 'Signed in as user@example.com');
}

test('signs in with PKCE and removes the code from the address bar', async () => {
  await signIn();
  assert.equal(new URL(authorizeRequests[0]).searchParams.get('code_challenge_method'), 'S256');
  assert.equal(page.url(), 'http://localhost:5173/');
  assert.equal(JSON.parse(await text('claims')).email, 'user@example.com');
});

test('calls the API with the access token', async () => {
  await click('call');
  await showsText('answer', '200\n');
});

test('stays signed in when the page is reloaded', async () => {
  await page.reload();
  await showsText('status', 'Signed in as user@example.com');
});

test('refreshes the access token and the refresh token', async () => {
  const old = await tokens();
  await click('refresh');
  await showsText('answer', 'Tokens are refreshed.');
  const fresh = await tokens();
  assert.notEqual(fresh.access_token, old.access_token);
  assert.notEqual(fresh.refresh_token, old.refresh_token);
  await click('call');
  await showsText('answer', '200\n');
});

test('signs out of the app and the sign-in pages, and revokes the refresh token', async () => {
  const {refresh_token: refreshToken} = await tokens();
  await click('sign-out');
  await page.waitForFunction(() => document.getElementById('status')?.textContent === 'Signed out');
  assert.equal(page.url(), 'http://localhost:5173/');
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  const answer = await fetch('http://localhost:9401/oauth2/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: new URL(authorizeRequests[0]).searchParams.get('client_id'),
    }),
  });
  assert.equal(answer.status, 400);
  assert.deepEqual(await answer.json(), {error: 'invalid_grant'});
  // The session of the sign-in pages has ended too: they show the sign-in form again.
  await signIn();
});
