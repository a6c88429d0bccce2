/** Reads stack files without the Pulumi CLI, with the line of each setting. */
@NullMarked
package dev.gatehouse.stackfile;

import org.jspecify.annotations.NullMarked;
