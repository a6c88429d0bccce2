/** Runs functions in processes of their own over the Lambda Runtime API. */
@NullMarked
package dev.gatehouse.local.function;

import org.jspecify.annotations.NullMarked;
