package dev.gatehouse.cloud.monitoring;

import dev.gatehouse.cloud.api.Metric;

/**
 * Something that is looked at: a curve of the dashboard and, where the stack has alarms, a bell.
 *
 * @param name ends the alarm's name
 * @param description for whoever is called at night
 * @param threshold rings when reached
 */
public record AlarmDefinition(String name, String description, Metric metric, double threshold) {}
