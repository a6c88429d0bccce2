/** Who calls, read from a gateway's event; to be copied as it is: it wants AWS's event types and nothing else. */
@NullMarked
package dev.gatehouse.function.claims;

import org.jspecify.annotations.NullMarked;
