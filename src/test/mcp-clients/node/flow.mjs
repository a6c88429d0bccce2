// A cell of the matrix with a TypeScript client: signs in as the client asks for it, lists the tools and calls some of them. The two
// packages have the same classes, so sdk.mjs and client.mjs only import them.
const cell = JSON.parse(process.env.CELL);

/** Records each request of the client with the status of its response. */
function recording(requests) {
  return async (input, init) => {
    const response = await fetch(input, init);
    requests.push(`${init?.method ?? 'GET'} ${new URL(input).pathname} ${response.status}`);
    return response;
  };
}

/** An app that keeps everything in memory. The page is opened by the matrix, which returns the address of the callback. */
class Provider {
  redirectUrl = cell.callback;
  clientMetadata = {
    client_name: 'Client matrix', redirect_uris: [cell.callback], token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
  };

  constructor() {
    if (cell.way === 'typed-in id') {
      this.client = {client_id: cell.clientId};
    }
    if (cell.way === 'CIMD') {
      this.clientMetadataUrl = cell.documentUrl;
    }
  }

  state() { return 'state-of-the-matrix'; }
  clientInformation() { return this.client; }
  saveClientInformation(client) { this.client = client; }
  tokens() { return this.saved; }
  saveTokens(tokens) { this.saved = tokens; }
  codeVerifier() { return this.verifier; }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  discoveryState() { return this.discovered; }
  saveDiscoveryState(discovered) { this.discovered = discovered; }

  async redirectToAuthorization(url) {
    const answer = await fetch(cell.browser, {method: 'POST', body: String(url)});
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
    this.callback = new URL(await answer.text());
  }
}

export async function run({Client, StreamableHTTPClientTransport, UnauthorizedError}) {
  const requests = [];
  const provider = new Provider();
  const transport = () =>
    new StreamableHTTPClientTransport(new URL(cell.url), {authProvider: provider, fetch: recording(requests)});
  const client = () => new Client({name: 'client-matrix', version: '1.0.0'},
    cell.era === 'modern' ? {versionNegotiation: {mode: {pin: '2026-07-28'}}} : {});

  const first = transport();
  try {
    await client().connect(first);
    throw new Error('connected without a token');
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) {
      throw error;
    }
  }
  if (provider.callback.searchParams.get('state') !== provider.state()) {
    throw new Error('the callback has another state');
  }
  // The whole query, because client 2.x also reads iss.
  await first.finishAuth(cell.package === 'client' ? provider.callback.searchParams : provider.callback.searchParams.get('code'));

  const signedIn = client();
  await signedIn.connect(transport());
  const {tools} = await signedIn.listTools();
  const results = [];
  for (const [name, args] of cell.calls) {
    const result = await signedIn.callTool({name, arguments: args});
    results.push({tool: name, isError: result.isError === true, text: result.content.map((each) => each.text).join(' ')});
  }
  // Twice, because the second time needs the refresh token that the first one returned.
  const refreshTokens = new Set([provider.saved.refresh_token]);
  for (let time = 0; time < 2; time++) {
    provider.saved = {...provider.saved, access_token: 'expired'};
    await signedIn.callTool({name: cell.calls[0][0], arguments: cell.calls[0][1]});
    refreshTokens.add(provider.saved.refresh_token);
  }
  await signedIn.close();
  console.log(JSON.stringify({tools: tools.map((each) => each.name), results, requests, refreshTokens: refreshTokens.size}));
}
