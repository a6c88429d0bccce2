/** Strict parsers for untrusted base64url, JSON and dates, and values for log lines. */
@NullMarked
package dev.gatehouse.local.gateway.text;

import org.jspecify.annotations.NullMarked;
