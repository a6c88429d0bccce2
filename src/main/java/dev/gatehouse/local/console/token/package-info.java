/** Pages that get a token and explain a token. */
@NullMarked
package dev.gatehouse.local.console.token;

import org.jspecify.annotations.NullMarked;
