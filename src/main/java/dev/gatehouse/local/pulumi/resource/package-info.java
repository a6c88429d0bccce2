/** Resources, their property values and the base class of resource types. */
@NullMarked
package dev.gatehouse.local.pulumi.resource;

import org.jspecify.annotations.NullMarked;
