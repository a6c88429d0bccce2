/** Operations that set up and choose second factors. */
@NullMarked
package dev.gatehouse.local.cognito.mfa;

import org.jspecify.annotations.NullMarked;
