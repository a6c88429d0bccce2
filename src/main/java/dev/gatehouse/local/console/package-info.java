/** The console: pages in the browser that show what the local cloud runs, and what happened to each request. */
@NullMarked
package dev.gatehouse.local.console;

import org.jspecify.annotations.NullMarked;
