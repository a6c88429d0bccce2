/** The local cloud: its command line, its state folder, and the start, reload and stop of its servers. */
@NullMarked
package dev.gatehouse.local;

import org.jspecify.annotations.NullMarked;
