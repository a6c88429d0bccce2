/**
 * The Model Context Protocol over HTTP, without sessions and without streams: tools that an API offers to AI agents. It
 * knows no tool; the API passes its own.
 */
@NullMarked
package dev.gatehouse.function.mcp;

import org.jspecify.annotations.NullMarked;
