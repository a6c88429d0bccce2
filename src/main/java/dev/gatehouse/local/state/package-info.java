/** The declared resources of the local cloud as immutable records, and the store that keeps state between runs. */
@NullMarked
package dev.gatehouse.local.state;

import org.jspecify.annotations.NullMarked;
