/** Operations that return declared resources: user pools, app clients, resource servers and domains. */
@NullMarked
package dev.gatehouse.local.cognito.describe;

import org.jspecify.annotations.NullMarked;
