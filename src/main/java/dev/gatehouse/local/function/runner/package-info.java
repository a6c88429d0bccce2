/** Runs in the JVM of a Java function. Depends only on the JDK and AWS's core and serialization libraries. */
@NullMarked
package dev.gatehouse.local.function.runner;

import org.jspecify.annotations.NullMarked;
