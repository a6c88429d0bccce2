/** The HTTP server of the local cloud, with requests and responses as values. Only this package imports Jetty. */
@NullMarked
package dev.gatehouse.local.http;

import org.jspecify.annotations.NullMarked;
