/** The Lambda functions of the stack: the example API, the metadata for MCP clients, and the Cognito triggers. */
@NullMarked
package dev.gatehouse.function;

import org.jspecify.annotations.NullMarked;
