// The function behind the API: an MCP server at MCP_PATH, and one ordinary route over the same orders.
import {orders} from './orders.mjs';
import {mcp} from './mcp.mjs';

const json = (body) => ({statusCode: 200, headers: {'content-type': 'application/json'}, body: JSON.stringify(body)});

export const handler = async (event) => {
  switch (event.routeKey) {
    case `ANY ${process.env.MCP_PATH}`:
      return mcp(event);
    case 'GET /orders':
      return json({orders: orders()});
    default:
      return json({status: 'ok'});
  }
};
