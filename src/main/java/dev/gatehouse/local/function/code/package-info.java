/** The code of functions on disk: notices when it changes. */
@NullMarked
package dev.gatehouse.local.function.code;

import org.jspecify.annotations.NullMarked;
