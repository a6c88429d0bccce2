/** Settings of delivery: who may deploy, and what is published. */
@NullMarked
package dev.gatehouse.settings.delivery;

import org.jspecify.annotations.NullMarked;
