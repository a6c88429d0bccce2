/** Rules for user names and user attributes, and users of identity providers. */
@NullMarked
package dev.gatehouse.local.cognito.attribute;

import org.jspecify.annotations.NullMarked;
