/** Pages that show what the stack declares: access, resources and functions. */
@NullMarked
package dev.gatehouse.local.console.resource;

import org.jspecify.annotations.NullMarked;
