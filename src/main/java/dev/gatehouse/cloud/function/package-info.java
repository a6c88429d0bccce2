/** Declares the Lambda functions, their roles and the table they use. */
@NullMarked
package dev.gatehouse.cloud.function;

import org.jspecify.annotations.NullMarked;
