/** The Pulumi plugin: serves the components to programs in other languages, with Pulumi's ResourceProvider protocol. */
@NullMarked
package dev.gatehouse.component;

import org.jspecify.annotations.NullMarked;
