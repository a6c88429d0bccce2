/** A declared resource and its property values. */
@NullMarked
package dev.gatehouse.local.pulumi.resource;

import org.jspecify.annotations.NullMarked;
