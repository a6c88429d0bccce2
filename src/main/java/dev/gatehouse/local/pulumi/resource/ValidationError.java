package dev.gatehouse.local.pulumi.resource;

/**
 * Why AWS would refuse a resource.
 *
 * @param property the input at fault; empty for the resource as a whole
 * @param reason as AWS says it, or plainer
 */
public record ValidationError(String property, String reason) {}
