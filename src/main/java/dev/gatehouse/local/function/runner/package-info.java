/** Runs in the function's own JVM: JDK and AWS's core and serialization libraries, nothing else of this project. */
@NullMarked
package dev.gatehouse.local.function.runner;

import org.jspecify.annotations.NullMarked;
