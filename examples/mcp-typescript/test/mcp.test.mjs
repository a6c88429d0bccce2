import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import * as v2 from '@modelcontextprotocol/client';
import {UnauthorizedError} from '@modelcontextprotocol/sdk/client/auth.js';
import {Client} from '@modelcontextprotocol/sdk/client/index.js';
import {StreamableHTTPClientTransport} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {Agent, connect} from './agent.mjs';
import {start} from './cloud.mjs';

const v1 = {Client, StreamableHTTPClientTransport, UnauthorizedError};
const ALL = ['list_orders', 'get_order', 'cancel_order'];
const MODERN = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': {name: 'test', version: '1.0.0'},
  'io.modelcontextprotocol/clientCapabilities': {},
};

let cloud;
let url;
let writer;
let token;
before(async () => {
  cloud = await start();
  url = cloud.outputs.mcpUrl;
  writer = await signedIn();
  token = writer.agent.saved.access_token;
});
after(() => cloud?.stop());

async function signedIn({sdk = v1, options = {}, scope = undefined} = {}) {
  const agent = new Agent(cloud.outputs.clients.agents, scope);
  const finish = (transport, callback) => transport.finishAuth(sdk === v1 ? callback.get('code') : callback);
  return {agent, client: await connect(sdk, url, agent, finish, options)};
}

const names = async (client) => (await client.listTools()).tools.map((tool) => tool.name);
const text = (result) => result.content.map((part) => part.text).join(' ');

/** A request without a client, with the token of the agent that may do everything. */
async function send(message, {method = 'POST', headers = {}} = {}) {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers,
    },
    ...(method === 'POST' && {body: typeof message === 'string' ? message : JSON.stringify({jsonrpc: '2.0', id: 1, ...message})}),
  });
  const body = await response.text();
  return {status: response.status, headers: response.headers, body, json: () => JSON.parse(body)};
}

async function ordinaryToken() {
  const {authUrl, clients, clientSecrets} = cloud.outputs;
  const response = await fetch(`${authUrl}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials', client_id: clients.jobs.clientId, client_secret: clientSecrets.jobs[0],
    }),
  });
  return (await response.json()).access_token;
}

const ordinary = (bearer) => fetch(`${cloud.outputs.apiUrl}/orders`, {headers: {authorization: `Bearer ${bearer}`}});

test('an agent with all scopes lists and calls all tools', async () => {
  assert.deepEqual(await names(writer.client), ALL);
  const result = await writer.client.callTool({name: 'get_order', arguments: {id: '1002'}});
  assert.deepEqual(result.structuredContent, {id: '1002', item: 'Monitor', status: 'sent'});
});

for (const [protocol, options] of [['2025-11-25', {}], ['2026-07-28', {versionNegotiation: {mode: {pin: '2026-07-28'}}}]]) {
  test(`@modelcontextprotocol/client signs in and calls a tool, with protocol ${protocol}`, async () => {
    const {client} = await signedIn({sdk: v2, options});
    assert.deepEqual(await names(client), ALL);
    assert.equal(client.getNegotiatedProtocolVersion(), protocol);
    const result = await client.callTool({name: 'list_orders', arguments: {}});
    assert.deepEqual(result.structuredContent.orders.map((order) => order.id), ['1001', '1002']);
    await client.close();
  });
}

test('a tool beyond the scopes is not listed, and a call says which scope is missing and does not run', async () => {
  const {client} = await signedIn({scope: `${url}/read`});
  assert.deepEqual(await names(client), ['list_orders', 'get_order']);
  const refused = await client.callTool({name: 'cancel_order', arguments: {id: '1001'}});
  assert.equal(refused.isError, true);
  assert.equal(text(refused),
    `cancel_order needs the scope ${url}/write, which the access token does not have. Sign in again and ask for it.`);
  const unchanged = await client.callTool({name: 'get_order', arguments: {id: '1001'}});
  assert.equal(unchanged.structuredContent.status, 'open');
});

test('wrong input and a refused change come back as a text that a model can correct', async () => {
  const missing = await writer.client.callTool({name: 'get_order', arguments: {}});
  assert.equal(missing.isError, true);
  assert.match(text(missing), /id/);
  const unknown = await writer.client.callTool({name: 'get_order', arguments: {id: '7'}});
  assert.equal(text(unknown), 'there is no order 7; the IDs are 1001, 1002');
  const sent = await writer.client.callTool({name: 'cancel_order', arguments: {id: '1002'}});
  assert.equal(text(sent), 'order 1002 is sent already; only open orders can be cancelled');
  await assert.rejects(writer.client.callTool({name: 'no_such_tool', arguments: {}}), /there is no such tool/);
});

test('the token of an agent opens no ordinary route, and an ordinary token does not open MCP', async () => {
  const machine = await ordinaryToken();
  assert.equal((await ordinary(machine)).status, 200);
  assert.equal((await ordinary(token)).status, 401);
  assert.equal((await send({method: 'tools/list'}, {headers: {authorization: `Bearer ${machine}`}})).status, 401);
  assert.equal((await send({method: 'tools/list'}, {headers: {authorization: 'Bearer none'}})).status, 401);
});

test('GET and DELETE are answered 405 with a token, and 401 without', async () => {
  for (const method of ['GET', 'DELETE']) {
    const answer = await send('', {method});
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'POST');
    assert.equal((await fetch(url, {method})).status, 401);
  }
});

test('a request of a web page is refused, because the stack declares no origin', async () => {
  for (const origin of ['https://evil.example', 'null', '']) {
    assert.equal((await send({method: 'tools/list'}, {headers: {origin}})).status, 403, origin);
  }
});

test('a message that is not one JSON-RPC message of at most 64 KiB is refused', async () => {
  assert.equal((await send('{')).status, 400);
  assert.equal((await send('[{"jsonrpc":"2.0","id":1,"method":"ping"}]')).status, 400);
  assert.equal((await send({method: 'ping', id: {}})).status, 400);
  assert.equal((await send({method: 'ping', params: {text: 'x'.repeat(65536)}})).status, 413);
  assert.equal((await send({method: 'ping'}, {headers: {'content-type': 'text/plain'}})).status, 415);
});

test('a header that names another tool than the body, an unknown version and a stream are refused', async () => {
  const modern = (method, params = {}, name = undefined) => send({method, params: {...params, _meta: MODERN}},
    {headers: {'mcp-protocol-version': '2026-07-28', 'mcp-method': method, ...(name && {'mcp-name': name})}});
  const other = await modern('tools/call', {name: 'cancel_order', arguments: {id: '1001'}}, 'list_orders');
  assert.equal(other.status, 400);
  assert.equal(other.json().error.code, -32020);
  assert.equal((await modern('subscriptions/listen', {notifications: {toolsListChanged: true}})).json().error.message,
    'Subscription limit reached');
  assert.equal((await send({method: 'tools/list'}, {headers: {'mcp-protocol-version': '1900-01-01'}})).status, 400);
});

test('the log has the tool and the client, and no token', async () => {
  await writer.client.callTool({name: 'list_orders', arguments: {}});
  const line = JSON.stringify({tool: 'list_orders', client: cloud.outputs.clients.agents.clientId, error: false});
  assert.ok(cloud.log().includes(line), cloud.log());
  assert.ok(!cloud.log().includes(token));
  assert.ok(!cloud.log().includes(writer.agent.saved.refresh_token));
});
