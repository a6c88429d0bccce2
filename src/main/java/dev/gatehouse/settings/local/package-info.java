/** Settings that only the local cloud reads. */
@NullMarked
package dev.gatehouse.settings.local;

import org.jspecify.annotations.NullMarked;
