/** Rules for user attributes and user names. */
@NullMarked
package dev.gatehouse.local.cognito.attribute;

import org.jspecify.annotations.NullMarked;
