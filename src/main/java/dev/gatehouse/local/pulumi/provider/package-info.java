/** Serves Pulumi's ResourceProvider protocol in place of the AWS provider plugin. */
@NullMarked
package dev.gatehouse.local.pulumi.provider;

import org.jspecify.annotations.NullMarked;
