/** Access, ID and refresh tokens, and the keys that sign them. */
@NullMarked
package dev.gatehouse.local.cognito.token;

import org.jspecify.annotations.NullMarked;
