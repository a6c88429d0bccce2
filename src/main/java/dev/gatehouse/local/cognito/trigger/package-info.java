/** Lambda triggers of a user pool: their events, their invocation and the changes that they return. */
@NullMarked
package dev.gatehouse.local.cognito.trigger;

import org.jspecify.annotations.NullMarked;
