/** Checks, outputs and models of user pools, app clients, groups, resource servers, identity providers and domains. */
@NullMarked
package dev.gatehouse.local.pulumi.type.cognito;

import org.jspecify.annotations.NullMarked;
