/** The command line of this project, {@code ./gatehouse}: one command for each task of a developer. */
@NullMarked
package dev.gatehouse.cli;

import org.jspecify.annotations.NullMarked;
