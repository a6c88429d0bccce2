/** The page of the console that shows status and latency of the requests of the last hour. */
@NullMarked
package dev.gatehouse.local.console.traffic;

import org.jspecify.annotations.NullMarked;
