/** Declares alarms, the dashboard and the metrics that they use. */
@NullMarked
package dev.gatehouse.cloud.monitoring;

import org.jspecify.annotations.NullMarked;
