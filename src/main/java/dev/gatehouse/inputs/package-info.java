/** The typed sections of a component's arguments: one generated class for each section of the settings. */
@NullMarked
package dev.gatehouse.inputs;

import org.jspecify.annotations.NullMarked;
