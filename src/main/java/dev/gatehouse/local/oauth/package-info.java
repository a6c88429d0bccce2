/** The local Cognito server, and its authorize and logout endpoints. */
@NullMarked
package dev.gatehouse.local.oauth;

import org.jspecify.annotations.NullMarked;
