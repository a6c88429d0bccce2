/** Users, their names and aliases, their sessions and their mailbox. */
@NullMarked
package dev.gatehouse.local.cognito.user;

import org.jspecify.annotations.NullMarked;
