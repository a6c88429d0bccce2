// @modelcontextprotocol/sdk: the client of protocol 2025-11-25.
import {UnauthorizedError} from '@modelcontextprotocol/sdk/client/auth.js';
import {Client} from '@modelcontextprotocol/sdk/client/index.js';
import {StreamableHTTPClientTransport} from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {run} from './flow.mjs';

await run({Client, StreamableHTTPClientTransport, UnauthorizedError});
