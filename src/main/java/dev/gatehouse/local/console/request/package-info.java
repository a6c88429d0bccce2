/** The pages of the console that show the last requests, why one was refused, and the traffic of the last hour. */
@NullMarked
package dev.gatehouse.local.console.request;

import org.jspecify.annotations.NullMarked;
