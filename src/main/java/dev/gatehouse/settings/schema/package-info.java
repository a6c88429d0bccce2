/** Describes settings: keys, value types, rules, and the report of problems. */
@NullMarked
package dev.gatehouse.settings.schema;

import org.jspecify.annotations.NullMarked;
