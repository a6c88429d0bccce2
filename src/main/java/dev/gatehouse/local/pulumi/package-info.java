/** The registry of declared resources, shared by the embedded engine and the provider. */
@NullMarked
package dev.gatehouse.local.pulumi;

import org.jspecify.annotations.NullMarked;
