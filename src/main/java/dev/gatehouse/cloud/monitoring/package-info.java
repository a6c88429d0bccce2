/** Declares alarms, the dashboard and the metrics behind them. */
@NullMarked
package dev.gatehouse.cloud.monitoring;

import org.jspecify.annotations.NullMarked;
