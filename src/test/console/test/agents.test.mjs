// The page about MCP clients, with the stack that has an MCP server.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, test} from 'node:test';
import {PASSWORD, USER, useConsole} from '../cloud.mjs';

const tools = useConsole('agents');
const {open, text, shows, copied, isAccessible, isReachedByKeyboard} = tools;
const CALLBACK = 'http://localhost:8976/callback';
const FLOW = 'details.flow[open]';

/** Sends a message to the MCP server and returns the response. */
const send = (method, {token, params = {}, agent = 'browser-test/1'} = {}) => fetch(tools.outputs.mcpUrl, {
  method: 'POST',
  headers: {
    'content-type': 'application/json', accept: 'application/json, text/event-stream', 'user-agent': agent,
    ...(token && {authorization: `Bearer ${token}`}),
  },
  body: JSON.stringify({jsonrpc: '2.0', id: 1, method, params}),
});

/** The sign-in of an MCP client in another page of the browser, and its request for a token. */
async function signIn(changes = {}) {
  const verifier = 'v'.repeat(43);
  const parameters = {
    response_type: 'code', client_id: tools.outputs.clients.agents.clientId, redirect_uri: CALLBACK, scope: `${tools.outputs.mcpUrl}/read`,
    resource: tools.outputs.mcpUrl, code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', ...changes,
  };
  const page = await tools.page.browserContext().newPage();
  // The callback is the client's own listener.
  await page.setRequestInterception(true);
  page.on('request', (request) => (request.url().startsWith(CALLBACK) ? request.respond({body: 'signed in'}) : request.continue()));
  await page.goto(`${tools.outputs.authUrl}/oauth2/authorize?${new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))}`);
  await page.type('[name=username]', USER);
  await page.type('[name=password]', PASSWORD);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  const code = new URL(page.url()).searchParams.get('code');
  await page.close();
  const response = await fetch(`${tools.outputs.authUrl}/oauth2/token`, {
    method: 'POST',
    headers: {'user-agent': 'browser-test/1'},
    body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: parameters.client_id, redirect_uri: CALLBACK, code, code_verifier: verifier,
    }),
  });
  return {code, token: (await response.json()).access_token};
}

describe('Agents', () => {
  test('copies a command with the client id and the URL of this cloud', async () => {
    await open('overview');
    await Promise.all([tools.page.waitForNavigation(), tools.page.click('nav a[href$=agents]')]);
    await shows('No MCP client has sent a request in this run');
    const {mcpUrl, clients} = tools.outputs;
    assert.equal(
      await copied('[data-copy=claude-code]'),
      `claude mcp add --transport http --client-id ${clients.agents.clientId} --callback-port 3118 gatehouse-agents ${mcpUrl}`);
    await isAccessible();
    await isReachedByKeyboard();
  });

  test('shows each step of a client that connects, without loading the page again', async () => {
    await open('agents');
    await tools.page.evaluate(() => { window.loadedOnce = true; });
    assert.equal((await send('initialize')).status, 401);
    await shows('Got the 401 and asked for nothing else', FLOW);
    const {code, token} = await signIn();
    await send('initialize', {token, params: {protocolVersion: '2025-11-25', capabilities: {}, clientInfo: {name: 'Browser test', version: '1'}}});
    await send('tools/list', {token});
    await tools.page.bringToFront();
    await shows('tools/list', FLOW);
    assert.equal(await tools.page.evaluate(() => window.loadedOnce), true);
    assert.match(await text(FLOW), /Browser test 1 connected[\s\S]*authorize[\s\S]*sign-in page: submit[\s\S]*token \(authorization_code\)[\s\S]*initialize/);
    const content = await tools.page.content();
    assert.equal([code, token.split('.')[2], PASSWORD].some((secret) => content.includes(secret)), false);
    await isAccessible();
    await isReachedByKeyboard();
  });

  test('says that a sign-in without resource gets a token that the server refuses', async () => {
    await send('initialize');
    const {token} = await signIn({resource: ''});
    assert.equal((await send('initialize', {token})).status, 401);
    await open('agents');
    assert.match(await text(`${FLOW} p.bad`), /Stopped at POST \/mcp with a token: it lacks resource=http/);
    await isAccessible();
    await Promise.all([tools.page.waitForNavigation(), tools.page.click(`${FLOW} li:last-child a`)]);
    assert.match(await text('.why'), /audience/);
  });

  test('shows markup in names as text, and reads without a script', async () => {
    const markup = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    await send('initialize', {agent: markup});
    await tools.page.setJavaScriptEnabled(false);
    await open('agents');
    await tools.page.setJavaScriptEnabled(true);
    assert.ok((await text(FLOW)).includes(markup));
    assert.equal(await tools.page.$('main img, main script'), null);
  });
});
