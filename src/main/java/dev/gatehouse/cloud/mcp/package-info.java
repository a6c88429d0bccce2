/** What the MCP server of a stack publishes: its URL, its metadata documents and the function that answers with them. */
@NullMarked
package dev.gatehouse.cloud.mcp;

import org.jspecify.annotations.NullMarked;
