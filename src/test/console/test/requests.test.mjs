// Requests and traffic.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {cognito, machineToken, PASSWORD, USER, useConsole} from '../cloud.mjs';

const tools = useConsole();
const {open, text, shows, follow, copied, isAccessible, isReachedByKeyboard} = tools;

const call = (path, token) => fetch(`${tools.outputs.apiUrl}${path}`, token ? {headers: {authorization: `Bearer ${token}`}} : {});
const row = (wanted) => tools.page.waitForFunction(
  (wanted) => [...document.querySelectorAll('tbody tr')].find((row) => row.innerText.includes(wanted)), {}, wanted);
const checks = () => tools.page.$$eval('[aria-label="Checks in their order"] tbody tr',
  (rows) => rows.map((row) => [...row.cells].slice(0, 2).map((cell) => cell.innerText)));

describe('Requests', () => {
  test('shows how to send the first request, and then shows it without loading the page again', async () => {
    await open('requests');
    await shows('No request has arrived');
    await tools.page.evaluate(() => { window.loadedOnce = true; });
    await call('/health');
    await row('GET /health');
    assert.equal(await tools.page.evaluate(() => window.loadedOnce), true);
    await isAccessible();
    await isReachedByKeyboard();
  });

  test('says why a token without the scope got 403', async () => {
    await open('requests');
    assert.equal((await call('/admin/report', await machineToken(tools.outputs))).status, 403);
    await (await row('/admin/report')).asElement().$('a').then((link) => Promise.all([tools.page.waitForNavigation(), link.click()]));
    const why = await text('.why');
    assert.match(why, /scope/);
    assert.match(why, /https:\/\/api\.example\.com\/admin/);
    assert.match(await text('h1'), /GET \/admin\/report 403 Forbidden/);
    const all = await checks();
    assert.deepEqual(all.at(-1), ['scope', 'refused']);
    assert.ok(all.length > 5 && all.slice(0, -1).every(([, result]) => result === 'passed'), JSON.stringify(all));
    assert.match(await text(), /The signature is not shown/);
    await isAccessible();
    await isReachedByKeyboard();
  });

  test('says why a changed token got 401, and does not show its signature', async () => {
    const [header, claims, signature] = (await machineToken(tools.outputs)).split('.');
    const changed = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/')));
    changed.scope = 'https://api.example.com/admin';
    const tampered = [header, btoa(JSON.stringify(changed)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''), signature];
    assert.equal((await call('/admin/report', tampered.join('.'))).status, 401);
    await open('requests?status=refused');
    await (await row('401')).asElement().$('a').then((link) => Promise.all([tools.page.waitForNavigation(), link.click()]));
    assert.match(await text('.why'), /signature/);
    const all = await checks();
    assert.ok(all.some(([name, result]) => name === 'signature' && result === 'refused'), JSON.stringify(all));
    assert.match(await text(), /Not verified/);
    assert.equal((await tools.page.content()).includes(signature), false);
  });

  test('shows the event, the answer and the log lines of the function', async () => {
    assert.equal((await call('/resources', await machineToken(tools.outputs))).status, 200);
    await open('requests?status=ok&route=%2Fresources');
    await (await row('/resources')).asElement().$('a').then((link) => Promise.all([tools.page.waitForNavigation(), link.click()]));
    for (const summary of await tools.page.$$('section[aria-labelledby=function] summary')) {
      await summary.click();
    }
    const shown = await text('section[aria-labelledby=function]');
    assert.match(shown, /"routeKey": "GET \/resources"/);
    assert.match(shown, /"statusCode": 200/);
    assert.match(await text('section[aria-labelledby=function] pre.log'), /\d\d:\d\d:\d\d/);
    await isAccessible();
  });

  test('copies the curl command that it shows', async () => {
    await call('/health?a=b');
    await open('requests?route=%2Fhealth');
    await (await row('/health')).asElement().$('a').then((link) => Promise.all([tools.page.waitForNavigation(), link.click()]));
    const command = await copied('[data-copy=curl-command]');
    assert.equal(command, await tools.page.$eval('#curl-command', (element) => element.textContent));
    assert.match(command, /^curl -i .*\n? *'http:\/\/localhost:\d+\/health\?a=b'/);
  });

  test('filters by server, and the filter stays while the list refreshes', async () => {
    await cognito(tools.outputs, 'InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH', ClientId: tools.outputs.clients.cli.clientId, AuthParameters: {USERNAME: USER, PASSWORD},
    });
    await open('requests');
    await row('/health').catch(() => call('/health'));
    await Promise.all([tools.page.waitForNavigation(), tools.page.select('#server', 'cognito')]);
    await row('InitiateAuth');
    await call('/health');
    await cognito(tools.outputs, 'ListUsers', {UserPoolId: tools.outputs.userPoolId});
    await row('ListUsers');
    assert.doesNotMatch(await text('table'), /\/health/);
    await follow('Reset', 'link');
    await row('/health');
  });

  test('shows markup of a caller as text, also in the part that refreshes', async () => {
    const markup = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    await open('requests');
    await fetch(`${tools.outputs.apiUrl}/${encodeURIComponent(markup)}?a=${encodeURIComponent(markup)}`, {headers: {'user-agent': markup}});
    await (await row('%3Cimg')).asElement().$('a').then((link) => Promise.all([tools.page.waitForNavigation(), link.click()]));
    assert.ok((await text()).includes(markup));
    assert.equal(await tools.page.$('img, main script'), null);
  });

  test('never shows a password', async () => {
    await open('requests?route=InitiateAuth');
    await (await row('InitiateAuth')).asElement().$('a').then((link) => Promise.all([tools.page.waitForNavigation(), link.click()]));
    assert.match(await text(), /"PASSWORD": "\*\*\*"/);
    assert.equal((await tools.page.content()).includes(PASSWORD), false);
  });
});

describe('Traffic', () => {
  test('shows the requests of each server by minute', async () => {
    await call('/health');
    await open('traffic');
    await shows('Requests a minute');
    await tools.page.$$eval('details', (all) => all.forEach((each) => { each.open = true; }));
    assert.match(await text('table'), /\d\d:\d\d/);
    await isAccessible();
    await isReachedByKeyboard();
  });
});
