/** Shared by HTTP and REST APIs: throttles, invoking functions, error responses and access logs. */
@NullMarked
package dev.gatehouse.local.gateway.call;

import org.jspecify.annotations.NullMarked;
