/** What those who run a stack do by hand or from a pipeline, on AWS and locally alike: from its outputs alone. */
@NullMarked
package dev.gatehouse.ops;

import org.jspecify.annotations.NullMarked;
