/** One class for each AWS resource type: checks, replacement rules and computed outputs. */
@NullMarked
package dev.gatehouse.local.pulumi.type;

import org.jspecify.annotations.NullMarked;
