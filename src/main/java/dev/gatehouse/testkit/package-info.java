/** The test kit: runs the local cloud inside tests, with or without JUnit. */
@NullMarked
package dev.gatehouse.testkit;

import org.jspecify.annotations.NullMarked;
