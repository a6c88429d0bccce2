/** Runs declared Lambda functions in separate processes that use the Lambda Runtime API. */
@NullMarked
package dev.gatehouse.local.function;

import org.jspecify.annotations.NullMarked;
