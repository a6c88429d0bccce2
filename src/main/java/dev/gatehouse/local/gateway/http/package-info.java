/** HTTP APIs: stages, routes, CORS, JWT authorizers and Lambda integrations. */
@NullMarked
package dev.gatehouse.local.gateway.http;

import org.jspecify.annotations.NullMarked;
