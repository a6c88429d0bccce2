/** The command {@code ./gatehouse}: its subcommands, their help and their exit codes. */
@NullMarked
package dev.gatehouse.cli;

import org.jspecify.annotations.NullMarked;
