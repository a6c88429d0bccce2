/** Settings of logs, alarms and the dashboard. */
@NullMarked
package dev.gatehouse.settings.monitoring;

import org.jspecify.annotations.NullMarked;
