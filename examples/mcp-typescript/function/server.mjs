// The MCP server of one caller, made with the SDK: tools/list has the tools that the token permits, and tools/call checks the scope again.
import {ProtocolError, ProtocolErrorCode, Server} from '@modelcontextprotocol/server';
import * as z from 'zod';
import {OrderError} from './orders.mjs';
import {TOOLS} from './tools.mjs';

const described = ({name, description, input, annotations}) =>
  ({name, description, inputSchema: z.toJSONSchema(input), annotations});

const text = (value) => [{type: 'text', text: value}];
/** The model reads the reason, and can tell the user what to do. */
const failed = (reason) => ({isError: true, content: text(reason)});

async function call(tool, input, caller) {
  if (!caller.has(tool.scope)) {
    return failed(`${tool.name} needs the scope ${caller.fullName(tool.scope)}, which the access token does not have. `
      + 'Sign in again and ask for it.');
  }
  const parsed = tool.input.safeParse(input ?? {});
  if (!parsed.success) {
    return failed(z.prettifyError(parsed.error));
  }
  try {
    const result = await tool.run(parsed.data, caller);
    return {content: text(JSON.stringify(result)), structuredContent: result};
  } catch (error) {
    if (error instanceof OrderError) {
      return failed(error.message);
    }
    console.error(tool.name, error);
    return failed(`${tool.name} failed. The log of the function has the reason.`);
  }
}

/**
 * A server for one request: it keeps nothing between two requests, so any instance of the function can answer any of them.
 *
 * @param caller who calls, and which scopes the token has; not the token
 */
export function serverFor(caller) {
  const server = new Server({name: 'orders', version: '1.0.0'}, {capabilities: {tools: {}}});
  server.setRequestHandler('tools/list', () => ({tools: TOOLS.filter((tool) => caller.has(tool.scope)).map(described)}));
  server.setRequestHandler('tools/call', async ({params}) => {
    const tool = TOOLS.find((each) => each.name === params.name);
    if (!tool) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'there is no such tool: tools/list has the names');
    }
    const result = await call(tool, params.arguments, caller);
    console.log(JSON.stringify({tool: tool.name, client: caller.client, error: result.isError === true}));
    return result;
  });
  return server;
}
