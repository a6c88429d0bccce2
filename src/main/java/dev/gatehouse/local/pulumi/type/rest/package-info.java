/** Checks, outputs and deployment snapshots of REST APIs. */
@NullMarked
package dev.gatehouse.local.pulumi.type.rest;

import org.jspecify.annotations.NullMarked;
