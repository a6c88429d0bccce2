// Pages about the stack: overview, access, resources and functions.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {useConsole} from '../cloud.mjs';

const tools = useConsole();
const {open, text, shows, isAccessible, isReachedByKeyboard} = tools;

describe('the console', () => {
  test('is what the address of Cognito opens', async () => {
    await tools.page.goto(new URL(tools.console).origin);
    assert.equal(tools.page.url(), `${tools.console}/overview`);
    const shown = await text();
    assert.ok(shown.includes(tools.outputs.apiUrl) && shown.includes(tools.outputs.clients.spa.clientId), shown);
    for (const [secret] of Object.values(tools.outputs.clientSecrets)) {
      assert.equal((await tools.page.content()).includes(secret), false);
    }
    await isAccessible();
    await isReachedByKeyboard();
  });

  test('has a link that skips the navigation', async () => {
    await open('overview');
    await tools.page.keyboard.press('Tab');
    assert.equal(await tools.page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
  });
});

describe('Access', () => {
  test('shows the scope by which a client can call a route', async () => {
    await open('access');
    const table = await tools.page.$$eval('tr', (rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText)));
    const report = table.find(([route]) => route.includes('GET /admin/report'));
    const cell = (client) => report[table[0].findIndex((head) => head.startsWith(client))];
    assert.equal(cell('cli'), 'admin (group admin)');
    assert.equal(cell('jobs'), '–');
    await isAccessible();
    await isReachedByKeyboard();
  });
});

describe('Resources', () => {
  test('shows what is declared, by type, without secrets', async () => {
    await open('resources');
    await shows('resources are declared');
    assert.match(await text(), /aws:cognito\/userPool:UserPool imitated/);
    await isAccessible();
    await isReachedByKeyboard();
    const client = await tools.page.$$eval('a', (links) => links.map((link) => link.href).find((link) => link.includes('userPoolClient')));
    await tools.page.goto(client);
    await shows('clientSecret');
    const content = await tools.page.content();
    for (const [secret] of Object.values(tools.outputs.clientSecrets)) {
      assert.equal(content.includes(secret), false);
    }
    await isAccessible();
  });
});

describe('Function', () => {
  test('shows a call and its log lines without loading the page again', async () => {
    await open('functions');
    await tools.page.evaluate(() => { window.loadedOnce = true; });
    await fetch(`${tools.outputs.apiUrl}/health`);
    await shows('"route":"GET /health"');
    assert.equal(await tools.page.evaluate(() => window.loadedOnce), true);
    const process = await tools.page.$eval('[aria-label^="Processes of gatehouse-local-function"] tbody tr', (row) => row.innerText);
    assert.match(process, /^\d+\s+\w+/);
    await isAccessible();
    await isReachedByKeyboard();
  });
});
