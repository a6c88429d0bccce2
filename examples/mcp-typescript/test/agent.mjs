// An agent in memory: what an unmodified MCP client needs of the app around it. The user signs in without a browser.
import {signIn} from '../../../src/test/mcp-clients/node/browser.mjs';

const USER = {name: 'user@example.com', password: 'SecurePassword123'};

/** The OAuthClientProvider of both packages, for an app client of the stack. */
export class Agent {
  clientMetadata = {client_name: 'Test', redirect_uris: []};

  /** @param scope asked for, instead of all scopes that the metadata offers */
  constructor({clientId, callbackUrls}, scope = undefined) {
    this.client = {client_id: clientId};
    this.redirectUrl = callbackUrls.at(-1);
    this.scope = scope;
  }

  state() { return 'state-of-the-test'; }
  clientInformation() { return this.client; }
  tokens() { return this.saved; }
  saveTokens(tokens) { this.saved = tokens; }
  codeVerifier() { return this.verifier; }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  discoveryState() { return this.discovered; }
  saveDiscoveryState(discovered) { this.discovered = discovered; }

  async redirectToAuthorization(url) {
    if (this.scope) {
      url.searchParams.set('scope', this.scope);
    }
    this.callback = new URL(await signIn(String(url), USER));
  }
}

/**
 * Connects as an app does: without a token first, and again after the sign-in.
 *
 * @param sdk the classes of @modelcontextprotocol/sdk or of @modelcontextprotocol/client
 * @param finish gives the callback to the transport
 */
export async function connect({Client, StreamableHTTPClientTransport, UnauthorizedError}, url, agent, finish, options) {
  const transport = () => new StreamableHTTPClientTransport(new URL(url), {authProvider: agent});
  const client = () => new Client({name: 'test', version: '1.0.0'}, options);
  const first = transport();
  try {
    await client().connect(first);
    throw new Error('connected without a token');
  } catch (error) {
    if (!(error instanceof UnauthorizedError)) {
      throw error;
    }
  }
  await finish(first, agent.callback.searchParams);
  const connected = client();
  await connected.connect(transport());
  return connected;
}
