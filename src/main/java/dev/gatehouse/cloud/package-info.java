/** Declares the AWS resources of a stack. Every argument that affects security is set explicitly. */
@NullMarked
package dev.gatehouse.cloud;

import org.jspecify.annotations.NullMarked;
