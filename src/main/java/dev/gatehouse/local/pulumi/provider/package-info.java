/** Serves Pulumi's ResourceProvider protocol in place of the AWS provider. */
@NullMarked
package dev.gatehouse.local.pulumi.provider;

import org.jspecify.annotations.NullMarked;
