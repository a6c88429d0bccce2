/** Generates, delivers, counts and checks confirmation codes. */
@NullMarked
package dev.gatehouse.local.cognito.code;

import org.jspecify.annotations.NullMarked;
