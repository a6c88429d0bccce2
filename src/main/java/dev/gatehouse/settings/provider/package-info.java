/** Settings of external identity providers. */
@NullMarked
package dev.gatehouse.settings.provider;

import org.jspecify.annotations.NullMarked;
