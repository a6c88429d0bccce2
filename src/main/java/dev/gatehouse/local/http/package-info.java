/** The only import of the HTTP server library: requests and responses as values. */
@NullMarked
package dev.gatehouse.local.http;

import org.jspecify.annotations.NullMarked;
