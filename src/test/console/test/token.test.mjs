// The page that gets and explains tokens.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {describe, test} from 'node:test';
import {machineToken, USER, useConsole} from '../cloud.mjs';

const tools = useConsole();
const {open, text, shows, follow, copied, isAccessible, isReachedByKeyboard} = tools;

/** Runs a copied line in a shell, as a person does. */
const shell = (line) => execFileSync('sh', ['-c', line], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});

const explain = async (token) => {
  await open('token');
  await tools.page.$eval('#pasted', (field, token) => { field.value = token; }, token);
  await follow('Explain');
};
const routes = () => tools.page.$$eval('[aria-label=Routes] tbody tr',
  (rows) => Object.fromEntries(rows.map(({cells: [route, , answer]}) => [route.innerText, answer.innerText.split(/\s/)[0]])));

/** Selects the client whose scopes the form offers. */
const choose = async (client) => {
  await tools.page.select('#client', client);
  await follow('Choose');
};

describe('Token', () => {
  test('gets the token of a user, with a curl command that works', async () => {
    await open('token');
    await isAccessible();
    await isReachedByKeyboard();
    await choose('spa');
    await tools.page.click('input[name="scope.read"]');
    await follow('Get a token');
    await shows(`Access token of ${USER}`);
    await shows('The authorizer accepts this token.', '[role=status]');
    assert.deepEqual(await routes(), {
      'GET /resources': 'allowed', 'POST /resources': 'refused', 'DELETE /resources/{id}': 'refused',
      'GET /admin/report': 'refused', 'GET /me': 'refused', 'GET /health': 'allowed',
    });
    assert.match(shell(`${await copied('[data-copy=curl]')} -s -o /dev/null -w '%{http_code}'`), /^200$/);
    const token = await tools.page.$eval('#token', (field) => field.value);
    assert.equal(await copied('[data-copy=token]'), token);
    assert.equal(await copied('[data-copy=header]'), `Authorization: Bearer ${token}`);
    assert.equal(shell(`${await copied('[data-copy=environment]')}; printf %s "$TOKEN"`), token);
    await tools.page.waitForFunction(() => !document.body.textContent.includes('Copied'));
    await isAccessible();
    await isReachedByKeyboard();
  });

  test('gets the token of a machine client', async () => {
    await open('token');
    await choose('jobs');
    await follow('Get a token');
    await shows('Access token of the client jobs');
    assert.equal((await routes())['GET /resources'], 'allowed');
    assert.equal(shell(`${await copied('[data-copy=curl]')} -s -o /dev/null -w '%{http_code}'`), '200');
  });

  test('says why the sign-in was refused', async () => {
    await open('token');
    await choose('spa');
    await tools.page.type('#password', 'WrongPassword123');
    await follow('Get a token');
    await shows('password', '[role=alert]');
    assert.equal((await tools.page.content()).includes('WrongPassword123'), false);
    await isAccessible();
  });

  test('explains which check refuses a changed token', async () => {
    const [header, claims, signature] = (await machineToken(tools.outputs)).split('.');
    await explain(`Authorization: Bearer ${header}.${btoa(JSON.stringify({...JSON.parse(atob(claims)), scope: 'x'})).replaceAll('=', '')}.${signature}`);
    await shows('The authorizer refuses this token. signature', '[role=status]');
    assert.equal((await routes())['GET /resources'], 'refused');
    assert.equal((await tools.page.content()).includes(signature), false);
    await isAccessible();
    await explain('not a token');
    await shows('The authorizer refuses this token.', '[role=status]');
  });
});
