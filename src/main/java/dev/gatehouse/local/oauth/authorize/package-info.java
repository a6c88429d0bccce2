/** The authorization endpoint: one class for each check of a request, authorization codes and browser sessions. */
@NullMarked
package dev.gatehouse.local.oauth.authorize;

import org.jspecify.annotations.NullMarked;
