/** Checks, outputs and models of Lambda functions, aliases and permissions. */
@NullMarked
package dev.gatehouse.local.pulumi.type.function;

import org.jspecify.annotations.NullMarked;
