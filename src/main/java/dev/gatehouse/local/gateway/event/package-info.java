/** The events that functions receive and the responses that they return, in payload formats 1.0 and 2.0. */
@NullMarked
package dev.gatehouse.local.gateway.event;

import org.jspecify.annotations.NullMarked;
