/** Confirmation codes: how they are made, delivered, counted and checked. */
@NullMarked
package dev.gatehouse.local.cognito.code;

import org.jspecify.annotations.NullMarked;
