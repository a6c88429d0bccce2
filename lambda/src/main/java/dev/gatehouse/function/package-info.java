/** The example API behind the gateway: who calls, what they may, what they get. */
@NullMarked
package dev.gatehouse.function;

import org.jspecify.annotations.NullMarked;
