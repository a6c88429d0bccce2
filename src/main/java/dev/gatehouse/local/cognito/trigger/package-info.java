/** Lambda triggers of a user pool: events, calls and what their answers change. */
@NullMarked
package dev.gatehouse.local.cognito.trigger;

import org.jspecify.annotations.NullMarked;
