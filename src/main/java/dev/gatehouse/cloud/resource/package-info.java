/** Shared by all components: resource options, tags, region providers, JSON and service URLs. */
@NullMarked
package dev.gatehouse.cloud.resource;

import org.jspecify.annotations.NullMarked;
