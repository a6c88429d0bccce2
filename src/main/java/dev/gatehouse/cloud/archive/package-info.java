/** The archives of the sample functions: where they are on this machine. */
@NullMarked
package dev.gatehouse.cloud.archive;

import org.jspecify.annotations.NullMarked;
