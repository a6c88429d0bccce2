/** Settings of the MCP server, through which AI agents call the API. */
@NullMarked
package dev.gatehouse.settings.mcp;

import org.jspecify.annotations.NullMarked;
