/** A request as the gateway reads it: path, query, body and where the token is. */
@NullMarked
package dev.gatehouse.local.gateway.request;

import org.jspecify.annotations.NullMarked;
