/** Answers dynamic client registration (RFC 7591) with an app client that the stack declares, and creates none. */
@NullMarked
package dev.gatehouse.function.registration;

import org.jspecify.annotations.NullMarked;
