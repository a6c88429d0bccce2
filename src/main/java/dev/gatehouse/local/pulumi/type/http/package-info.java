/** Checks, outputs and models of HTTP APIs and their routes, authorizers, integrations and stages. */
@NullMarked
package dev.gatehouse.local.pulumi.type.http;

import org.jspecify.annotations.NullMarked;
