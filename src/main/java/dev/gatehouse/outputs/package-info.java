/** What components return, besides single Outputs. */
@NullMarked
package dev.gatehouse.outputs;

import org.jspecify.annotations.NullMarked;
