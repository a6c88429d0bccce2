/** The entry point of {@code pulumi up}: reads the settings, declares the stack and exports its outputs. */
@NullMarked
package dev.gatehouse;

import org.jspecify.annotations.NullMarked;
