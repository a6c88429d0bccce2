// The MCP endpoint in Lambda: an event of API Gateway becomes a Request, and the SDK's Response the answer of the function.
import {createMcpHandler, isLegacyRequest, WebStandardStreamableHTTPServerTransport} from '@modelcontextprotocol/server';
import {serverFor} from './server.mjs';

const {MCP_URL} = process.env;
const ORIGINS = (process.env.MCP_ORIGINS ?? '').split(',').filter(Boolean);
const MAX_BYTES = 64 * 1024;

const refused = (statusCode, message, headers = {}) => ({
  statusCode,
  headers: {'content-type': 'application/json', ...headers},
  body: JSON.stringify({jsonrpc: '2.0', id: null, error: {code: -32600, message}}),
});

/** What is wrong with a request before its message is read, in the order of the checks. */
const CHECKS = [
  // MCP specification, Streamable HTTP, Security: a web page of another site must not reach the server with a user's token.
  ({headers}) => headers.origin !== undefined && !ORIGINS.includes(headers.origin)
    && refused(403, 'requests of web pages of this Origin are not accepted'),
  // API Gateway has checked the token. This finds a route that lost its authorizer or has another one.
  ({claims}) => (claims.aud !== MCP_URL || claims.token_use !== 'access')
    && refused(401, `this endpoint requires an access token for ${MCP_URL}`, {'www-authenticate': 'Bearer'}),
  ({method}) => method !== 'POST' && refused(405, 'send POST: this server has no sessions and opens no streams', {allow: 'POST'}),
  ({body}) => Buffer.byteLength(body) > MAX_BYTES && refused(413, `the body must have at most ${MAX_BYTES} bytes`),
  // MCP has no batches since 2025-06-18.
  ({body}) => body.trimStart().startsWith('[') && refused(400, 'send one message, not a list'),
];

/** @param event payload format 2.0 of an HTTP API; a REST API has httpMethod, and the claims in authorizer.claims */
const read = (event) => ({
  method: event.requestContext.http.method,
  headers: event.headers,
  claims: event.requestContext.authorizer?.jwt?.claims ?? {},
  body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').toString(),
});

/** What tools may know of the caller. */
function callerOf({sub, client_id: client, scope = ''}) {
  const scopes = new Set(scope.split(' '));
  const fullName = (name) => `${MCP_URL}/${name}`;
  return {user: sub, client, fullName, has: (name) => scopes.has(fullName(name))};
}

/** Only the headers that the protocol defines. The SDK and the tools never see the token. */
const toRequest = ({headers, body}) => new Request(MCP_URL, {
  method: 'POST',
  body,
  headers: Object.entries(headers).filter(([name]) => ['accept', 'content-type'].includes(name) || name.startsWith('mcp-')),
});

/** Protocol 2025-11-25 and earlier, which begin with initialize. */
async function answerLegacy(request, caller) {
  const transport = new WebStandardStreamableHTTPServerTransport({sessionIdGenerator: undefined, enableJsonResponse: true});
  const server = serverFor(caller);
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}

/** Protocol 2026-07-28. A subscription would be a stream without an end, which a function cannot send. */
const answerModern = (request, caller) =>
  createMcpHandler(() => serverFor(caller), {legacy: 'reject', maxSubscriptions: 0}).fetch(request);

export async function mcp(event) {
  const received = read(event);
  for (const check of CHECKS) {
    const refusal = check(received);
    if (refusal) {
      return refusal;
    }
  }
  const request = toRequest(received);
  const caller = callerOf(received.claims);
  const response = await (await isLegacyRequest(request) ? answerLegacy(request, caller) : answerModern(request, caller));
  return {statusCode: response.status, headers: Object.fromEntries(response.headers), body: await response.text()};
}
