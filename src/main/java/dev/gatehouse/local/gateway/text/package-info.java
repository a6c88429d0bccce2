/** Strict readers for untrusted text: base64url, UTF-8, JSON, percent-encoding. */
@NullMarked
package dev.gatehouse.local.gateway.text;

import org.jspecify.annotations.NullMarked;
