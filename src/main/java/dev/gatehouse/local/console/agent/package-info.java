/** The page of the console for MCP clients: how to connect one, and the steps of the last ones. */
@NullMarked
package dev.gatehouse.local.console.agent;

import org.jspecify.annotations.NullMarked;
