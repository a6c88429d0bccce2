/** API Gateway: routes, authorizers, CORS and the events that functions receive. */
@NullMarked
package dev.gatehouse.local.gateway;

import org.jspecify.annotations.NullMarked;
