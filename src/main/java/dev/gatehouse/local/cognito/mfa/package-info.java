/** Operations that set up second factors and change which of them are enabled and preferred. */
@NullMarked
package dev.gatehouse.local.cognito.mfa;

import org.jspecify.annotations.NullMarked;
