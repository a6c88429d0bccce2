// @modelcontextprotocol/client: the newer package, which also speaks protocol 2026-07-28 and checks the issuer.
import {Client, StreamableHTTPClientTransport, UnauthorizedError} from '@modelcontextprotocol/client';
import {run} from './flow.mjs';

await run({Client, StreamableHTTPClientTransport, UnauthorizedError});
