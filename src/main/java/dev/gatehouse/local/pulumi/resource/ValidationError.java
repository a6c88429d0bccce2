package dev.gatehouse.local.pulumi.resource;

/**
 * A reason for which AWS, or the local cloud, refuses a resource.
 *
 * @param property the invalid input; empty if the error concerns the whole resource
 * @param reason AWS's own message where it is known
 */
public record ValidationError(String property, String reason) {}
