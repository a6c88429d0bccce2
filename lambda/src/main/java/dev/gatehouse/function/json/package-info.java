/** Reads JSON that any caller can send: strictly, with a bound on its depth. */
@NullMarked
package dev.gatehouse.function.json;

import org.jspecify.annotations.NullMarked;
