/** Resource types that the local cloud stores without effect, such as certificates, alarms and tables. */
@NullMarked
package dev.gatehouse.local.pulumi.type.stored;

import org.jspecify.annotations.NullMarked;
