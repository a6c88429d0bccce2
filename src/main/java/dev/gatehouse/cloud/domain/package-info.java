/** Declares certificates and DNS records for custom domains. */
@NullMarked
package dev.gatehouse.cloud.domain;

import org.jspecify.annotations.NullMarked;
