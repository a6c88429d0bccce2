package dev.gatehouse.cloud.monitoring;

import dev.gatehouse.cloud.api.Metric;

/**
 * A metric with a threshold: a widget of the dashboard and, if alarms are on, an alarm.
 *
 * @param name suffix of the alarm name
 * @param description for the recipient of the alarm
 * @param threshold the alarm state starts at this value
 */
public record AlarmDefinition(String name, String description, Metric metric, double threshold) {}
