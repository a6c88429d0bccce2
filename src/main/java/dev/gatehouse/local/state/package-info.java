/** What exists in the local cloud now: immutable pictures of what was declared, and the store they survive in. */
@NullMarked
package dev.gatehouse.local.state;

import org.jspecify.annotations.NullMarked;
