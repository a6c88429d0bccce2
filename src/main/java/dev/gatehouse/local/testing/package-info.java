/** What a local cloud for tests needs in addition: a clock to move, a state to return to, and the process that started it. */
@NullMarked
package dev.gatehouse.local.testing;

import org.jspecify.annotations.NullMarked;
