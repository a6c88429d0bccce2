/** Reads requests: path, route pattern, query parameters, body and identity source. */
@NullMarked
package dev.gatehouse.local.gateway.request;

import org.jspecify.annotations.NullMarked;
