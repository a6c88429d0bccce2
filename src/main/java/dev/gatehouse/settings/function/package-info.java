/** Settings of the function behind the API. */
@NullMarked
package dev.gatehouse.settings.function;

import org.jspecify.annotations.NullMarked;
