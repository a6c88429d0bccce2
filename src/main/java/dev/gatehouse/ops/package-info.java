/** Commands for operators of a stack, on AWS and in the local cloud: they read the outputs of the stack. */
@NullMarked
package dev.gatehouse.ops;

import org.jspecify.annotations.NullMarked;
