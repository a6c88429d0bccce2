/** Prepares and starts the process of a function: a JVM, Python or Node.js with a client of the Lambda Runtime API. */
@NullMarked
package dev.gatehouse.local.function.runtime;

import org.jspecify.annotations.NullMarked;
