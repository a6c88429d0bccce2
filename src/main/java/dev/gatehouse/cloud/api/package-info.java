/** Declares the API that invokes the function: an HTTP API or a REST API, its routes, authorizer, stage, logs and custom domain. */
@NullMarked
package dev.gatehouse.cloud.api;

import org.jspecify.annotations.NullMarked;
