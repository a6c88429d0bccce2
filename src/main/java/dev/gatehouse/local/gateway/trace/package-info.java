/** What the gateway did with a request, for the console. */
@NullMarked
package dev.gatehouse.local.gateway.trace;

import org.jspecify.annotations.NullMarked;
