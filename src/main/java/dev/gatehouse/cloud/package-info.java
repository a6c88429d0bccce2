/** The AWS declaration: one component a concern, each a page; every security-relevant argument is written out. */
@NullMarked
package dev.gatehouse.cloud;

import org.jspecify.annotations.NullMarked;
