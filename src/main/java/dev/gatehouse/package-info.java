/** The cloud door: settings in, stack declared, outputs out. */
@NullMarked
package dev.gatehouse;

import org.jspecify.annotations.NullMarked;
