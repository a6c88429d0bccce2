/** The local API Gateway: passes each request to the declared HTTP API or REST API. */
@NullMarked
package dev.gatehouse.local.gateway;

import org.jspecify.annotations.NullMarked;
