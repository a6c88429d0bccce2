package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;

/**
 * A custom domain to whose root an API's stage is mapped.
 *
 * @param host the host name. It is known when the API mapping exists.
 * @param dnsTarget as in {@link ApiDomain#dnsTarget}
 */
public record MappedDomain(Output<String> host, Output<String> dnsTarget) {}
