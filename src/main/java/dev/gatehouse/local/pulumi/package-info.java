/** Answers Pulumi: the resource types, the wire protocol's provider, the embedded engine. */
@NullMarked
package dev.gatehouse.local.pulumi;

import org.jspecify.annotations.NullMarked;
