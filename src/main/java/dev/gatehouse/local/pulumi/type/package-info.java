/** The list of all resource types that the local cloud supports. */
@NullMarked
package dev.gatehouse.local.pulumi.type;

import org.jspecify.annotations.NullMarked;
