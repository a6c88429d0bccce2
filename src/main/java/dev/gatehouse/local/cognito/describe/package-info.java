/** Operations that describe what the program declared: pools, clients, resource servers. */
@NullMarked
package dev.gatehouse.local.cognito.describe;

import org.jspecify.annotations.NullMarked;
