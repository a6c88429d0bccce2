/** What HTTP and REST APIs share once a call is accepted: throttles, function invocation, access log. */
@NullMarked
package dev.gatehouse.local.gateway.call;

import org.jspecify.annotations.NullMarked;
