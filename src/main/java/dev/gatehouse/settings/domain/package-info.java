/** Settings of the sign-in domain and of custom domains. */
@NullMarked
package dev.gatehouse.settings.domain;

import org.jspecify.annotations.NullMarked;
