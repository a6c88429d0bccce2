/** How users and sessions are stored, and how random values are made. */
@NullMarked
package dev.gatehouse.local.cognito.store;

import org.jspecify.annotations.NullMarked;
