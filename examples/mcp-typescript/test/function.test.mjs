// The function without the gateway: what it checks again, in case a route loses its authorizer.
import assert from 'node:assert/strict';
import {test} from 'node:test';

const URL = 'https://api.example.com/mcp';
Object.assign(process.env, {MCP_URL: URL, MCP_PATH: '/mcp', MCP_ORIGINS: 'https://app.example.com,https://console.example.com'});
const {handler} = await import('../function/app.mjs');
const {TOOLS} = await import('../function/tools.mjs');

const CLAIMS = {aud: URL, token_use: 'access', sub: 'user', client_id: 'agents', scope: `openid ${URL}/read ${URL}/write`};
const SECRET = 'eyJ.secret.token';

const event = (claims, {message = {method: 'tools/list'}, headers = {}, ...rest} = {}) => ({
  version: '2.0',
  routeKey: 'ANY /mcp',
  headers: {
    'content-type': 'application/json', accept: 'application/json, text/event-stream', authorization: `Bearer ${SECRET}`, ...headers,
  },
  requestContext: {http: {method: 'POST', path: '/mcp'}, ...(claims && {authorizer: {jwt: {claims}}})},
  body: JSON.stringify({jsonrpc: '2.0', id: 1, ...message}),
  isBase64Encoded: false,
  ...rest,
});
const call = (name, input = {}) => event(CLAIMS, {message: {method: 'tools/call', params: {name, arguments: input}}});
const resultOf = (answer) => JSON.parse(answer.body).result;

/** Runs with a tool that is not in the example. */
async function withTool(tool, run) {
  TOOLS.push({description: 'A tool of the test.', scope: 'read', input: {safeParse: (data) => ({success: true, data})}, ...tool});
  try {
    await run();
  } finally {
    TOOLS.pop();
  }
}

test('accepts an access token for this server', async () => {
  const answer = await handler(event(CLAIMS));
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['content-type'], 'application/json');
  assert.deepEqual(resultOf(answer).tools.map((tool) => tool.name), ['list_orders', 'get_order', 'cancel_order']);
});

for (const [what, claims] of Object.entries({
  'no token': undefined,
  'a token without aud': {...CLAIMS, aud: undefined},
  'a token for another server': {...CLAIMS, aud: 'https://api.example.com'},
  'a token for several servers': {...CLAIMS, aud: `[${URL} https://other.example.com]`},
  'an ID token': {...CLAIMS, token_use: 'id'},
})) {
  test(`refuses ${what}`, async () => {
    const answer = await handler(event(claims));
    assert.equal(answer.statusCode, 401);
    assert.equal(JSON.parse(answer.body).error.message, `this endpoint requires an access token for ${URL}`);
  });
}

test('lists no tool for a token without scopes of this server', async () => {
  const scope = 'read write https://api.example.com/read https://api.example.com/mcp/reader';
  assert.deepEqual(resultOf(await handler(event({...CLAIMS, scope}))).tools, []);
});

test('accepts web pages of the origins in MCP_ORIGINS and no others', async () => {
  const status = async (origin) => (await handler(event(CLAIMS, {headers: {origin}}))).statusCode;
  assert.equal(await status('https://console.example.com'), 200);
  assert.equal(await status('https://app.example.com.evil.example'), 403);
  assert.equal(await status('null'), 403);
  assert.equal(await status(''), 403);
});

test('decodes a body that API Gateway sent in base64', async () => {
  const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', id: 'é', method: 'ping'})).toString('base64');
  const answer = await handler(event(CLAIMS, {body, isBase64Encoded: true}));
  assert.deepEqual(JSON.parse(answer.body), {jsonrpc: '2.0', id: 'é', result: {}});
});

test('cancels an open order', async () => {
  assert.equal(resultOf(await handler(call('cancel_order', {id: '1001'}))).structuredContent.status, 'cancelled');
});

test('gives a tool the user, the client and the scopes, and nothing of the token', async () => {
  await withTool({name: 'spy', run: (...received) => ({received: JSON.stringify(received), keys: Object.keys(received[1])})}, async () => {
    const {structuredContent} = resultOf(await handler(call('spy')));
    assert.deepEqual(structuredContent.keys, ['user', 'client', 'fullName', 'has']);
    assert.ok(!structuredContent.received.includes(SECRET));
  });
});

test('gives the SDK the headers of the protocol, and not the token', async () => {
  const names = new Set();
  const {Request} = globalThis;
  globalThis.Request = class extends Request {
    constructor(...made) {
      super(...made);
      this.headers.forEach((_, name) => names.add(name));
    }
  };
  try {
    await handler(event(CLAIMS, {headers: {cookie: 'a=b', 'mcp-protocol-version': '2025-11-25'}}));
  } finally {
    globalThis.Request = Request;
  }
  assert.deepEqual([...names].sort(), ['accept', 'content-type', 'mcp-protocol-version']);
});

test('logs why a tool failed, and does not tell the caller', async (context) => {
  const logged = context.mock.method(console, 'error', () => {});
  await withTool({name: 'broken', run: () => { throw new Error('connection to 10.0.0.7 refused'); }}, async () => {
    const result = resultOf(await handler(call('broken')));
    assert.deepEqual(result, {isError: true, content: [{type: 'text', text: 'broken failed. The log of the function has the reason.'}]});
  });
  assert.match(String(logged.mock.calls[0].arguments[1]), /10\.0\.0\.7/);
});
