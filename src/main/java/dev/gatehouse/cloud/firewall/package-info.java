/** Declares AWS WAF web ACLs and their rules. */
@NullMarked
package dev.gatehouse.cloud.firewall;

import org.jspecify.annotations.NullMarked;
