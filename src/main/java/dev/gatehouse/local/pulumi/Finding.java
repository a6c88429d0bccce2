package dev.gatehouse.local.pulumi;

/**
 * Why AWS would refuse a resource.
 *
 * @param property the input at fault; empty for the resource as a whole
 * @param reason as AWS says it, or plainer
 */
record Finding(String property, String reason) {}
