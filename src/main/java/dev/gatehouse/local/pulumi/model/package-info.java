/** Turns declared resources into the model that the local servers read. */
@NullMarked
package dev.gatehouse.local.pulumi.model;

import org.jspecify.annotations.NullMarked;
