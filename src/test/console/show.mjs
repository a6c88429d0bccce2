// Takes the screenshots of docs/console.md, and counts clicks and seconds of three tasks: node show.mjs FOLDER
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {cognito, machineToken, startBrowser, startCloud, USER} from './cloud.mjs';

const folder = process.argv[2] ?? '../../../docs/images';
const [cloud, browser] = await Promise.all([startCloud(), startBrowser()]);
const page = await browser.newPage();
let clicks;

const open = (path) => page.goto(`${cloud.console}/${path}`);
const scheme = (value) => page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}, {name: 'prefers-reduced-motion', value: 'reduce'}]);
const size = (width, height, deviceScaleFactor = 1) => page.setViewport({width, height, deviceScaleFactor});
const shot = (name, options = {}) => page.screenshot({path: join(folder, `console-${name}.png`), optimizeForSpeed: false, ...options});
const click = async (selector) => {
  clicks++;
  await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
};
const call = (path, token, options = {}) => fetch(`${cloud.outputs.apiUrl}${path}`, {headers: token ? {authorization: `Bearer ${token}`} : {}, ...options});

/** Runs a task of a person who has the start of the console open, and prints what it took. */
async function task(name, run) {
  await open('overview');
  clicks = 0;
  const start = performance.now();
  await run();
  console.log(`${name}: ${clicks} clicks, ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

try {
  await size(1280, 900);
  await scheme('light');
  const machine = await machineToken(cloud.outputs);
  await call('/health');
  await cognito(cloud.outputs, 'InitiateAuth', {AuthFlow: 'USER_PASSWORD_AUTH', ClientId: cloud.outputs.clients.cli.clientId,
    AuthParameters: {USERNAME: USER, PASSWORD: 'SecurePassword123'}});
  await call('/resources', machine);
  await call('/resources');
  await call('/resources', machine, {method: 'POST'});
  await cognito(cloud.outputs, 'SignUp', {ClientId: cloud.outputs.clients.spa.clientId, Username: 'sam@example.com', Password: 'SecurePassword123'});
  await call('/admin/report', machine);

  await task('why was this 403', async () => {
    await click('nav a[href$=requests]');
    await click('::-p-aria([name="GET /admin/report"][role="link"])');
    assert.match(await page.$eval('.why', (why) => why.innerText), /How to fix it/);
  });
  await size(1280, 860);
  await shot('request');

  await task('give me a token', async () => {
    await click('nav a[href$=token]');
    await click('form[action$=get] button');
    clicks++;
    await page.click('[data-copy=token]');
    await page.waitForSelector('#token');
  });
  await size(1100, 720);
  await open('token');
  await click('form[action$=get] button');
  await shot('token');

  await task('a user who must change the password', async () => {
    await click('nav a[href$=users]');
    await click('a.button');
    await page.type('#username', 'new@example.com');
    clicks++;
    await page.click('input[value=temporary]');
    await page.type('#password', 'SecurePassword123');
    await click('::-p-aria([name="Create the user"][role="button"])');
    assert.match(await page.$eval('main', (main) => main.innerText), /must change it at the next sign-in/);
  });

  if (process.argv[3] === 'all') {
    for (const [width, value] of [[1280, 'light'], [1280, 'dark'], [360, 'light']]) {
      await size(width, 900);
      await scheme(value);
      for (const path of ['overview', 'requests', 'token', 'users', 'users?new=1', 'mail', 'providers', 'access', 'resources', 'functions', 'traffic']) {
        await open(path);
        await shot(`${path.replace(/\W+/g, '-')}-${width}-${value}`);
      }
      await open('users/new%40example.com');
      await shot(`user-${width}-${value}`, {fullPage: true});
      await open('requests?status=refused');
      await Promise.all([page.waitForNavigation(), page.click('td a')]);
      await shot(`detail-${width}-${value}`, {fullPage: true});
    }
  }
  await size(360, 800, 2);
  await scheme('dark');
  await open('requests?server=api');
  await shot('phone');
} finally {
  await browser.close();
  await cloud.stop();
}
