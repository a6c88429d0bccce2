/** A small Pulumi engine that runs the program in this JVM. */
@NullMarked
package dev.gatehouse.local.pulumi.engine;

import org.jspecify.annotations.NullMarked;
