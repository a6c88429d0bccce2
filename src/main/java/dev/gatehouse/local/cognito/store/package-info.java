/** Typed maps over the store, random values, hashes and text for the log. */
@NullMarked
package dev.gatehouse.local.cognito.store;

import org.jspecify.annotations.NullMarked;
