/** AWS on localhost: the local door and what it opens. */
@NullMarked
package dev.gatehouse.local;

import org.jspecify.annotations.NullMarked;
