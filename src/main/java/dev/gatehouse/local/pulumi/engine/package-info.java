/** Runs a Pulumi program in this JVM, without the Pulumi CLI. */
@NullMarked
package dev.gatehouse.local.pulumi.engine;

import org.jspecify.annotations.NullMarked;
