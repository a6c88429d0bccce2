/** Pages of the console about users, their mail, and their sign-ins with identity providers. */
@NullMarked
package dev.gatehouse.local.console.user;

import org.jspecify.annotations.NullMarked;
