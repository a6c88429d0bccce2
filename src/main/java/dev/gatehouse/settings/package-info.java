/** What a stack may choose: records that refuse to be wrong, read from a tree, every problem at once. */
@NullMarked
package dev.gatehouse.settings;

import org.jspecify.annotations.NullMarked;
