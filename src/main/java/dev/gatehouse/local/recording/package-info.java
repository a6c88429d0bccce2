/** The last requests to the local cloud and the last log lines of its functions, kept in memory for the console. */
@NullMarked
package dev.gatehouse.local.recording;

import org.jspecify.annotations.NullMarked;
