/** What an app knows of a deployed stack: its outputs, and how it gets tokens from its endpoints. */
@NullMarked
package dev.gatehouse.client;

import org.jspecify.annotations.NullMarked;
