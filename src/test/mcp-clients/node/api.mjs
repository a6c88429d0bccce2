// An API of the matrix before any client: how it refuses a request without a token, its documents, and a token for clients without OAuth.
import {createHash, randomBytes} from 'node:crypto';
import {signIn} from './browser.mjs';

async function json(url) {
  const response = await fetch(url);
  const type = response.headers.get('content-type');
  if (response.status !== 200 || !type?.startsWith('application/json')) {
    throw new Error(`${url}: ${response.status} ${type}`);
  }
  return response.json();
}

/** A token of the code flow, with the values of the metadata. */
async function token({url, clientId, metadata, server}, callback, user) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const query = new URLSearchParams({
    response_type: 'code', client_id: clientId, redirect_uri: callback, state: 'token', resource: url,
    scope: metadata.scopes_supported.join(' '), code_challenge: challenge, code_challenge_method: 'S256',
  });
  const answer = new URL(await signIn(`${server.authorization_endpoint}?${query}`, user));
  const form = new URLSearchParams({
    grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback, code_verifier: verifier,
    code: answer.searchParams.get('code'), resource: url,
  });
  const response = await fetch(server.token_endpoint, {method: 'POST', body: form});
  const body = await response.json();
  if (!response.ok) {
    throw new Error(`the token endpoint answered ${response.status} ${body.error}`);
  }
  return body.access_token;
}

/** Reads the API of a local cloud, prints its refusal, and throws an error if a client could not find its documents. */
export async function read(kind, outputs, callback, user) {
  const url = outputs.mcpUrl;
  const document = String(new URL('/.well-known/oauth-protected-resource/mcp', url));
  const refused = await fetch(url, {method: 'POST', body: '{}', headers: {'content-type': 'application/json'}});
  const header = refused.headers.get('www-authenticate') ?? 'absent';
  console.log(`${kind} · without a token: ${refused.status}, www-authenticate: ${header}`);
  const api = {
    kind, url, clientId: outputs.clients.agents.clientId, metadata: await json(document),
    server: await json(new URL('/.well-known/oauth-authorization-server', url)),
  };
  const problems = [
    [refused.status === 401, `the status is ${refused.status}`],
    // An HTTP API cannot name the document (reference: API Gateway), so that clients use the well-known path.
    [kind === 'http' || header.match(/resource_metadata="([^"]*)"/)?.[1] === document, `the 401 of a REST API must name ${document}`],
    [api.metadata.resource === url, `the document names the resource ${api.metadata.resource}`],
    [String(api.metadata.authorization_servers) === api.server.issuer,
      `the authorization servers are ${api.metadata.authorization_servers}, and the issuer is ${api.server.issuer}`],
  ].filter(([right]) => !right).map(([, text]) => text);
  if (problems.length > 0) {
    throw new Error(`${kind}: ${problems.join('; ')}`);
  }
  return {...api, token: await token(api, callback, user)};
}
