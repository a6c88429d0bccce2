/** Events that functions receive, and the responses made from what they return. */
@NullMarked
package dev.gatehouse.local.gateway.event;

import org.jspecify.annotations.NullMarked;
