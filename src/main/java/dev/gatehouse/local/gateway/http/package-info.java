/** HTTP APIs: routes, CORS, JWT authorizers. */
@NullMarked
package dev.gatehouse.local.gateway.http;

import org.jspecify.annotations.NullMarked;
