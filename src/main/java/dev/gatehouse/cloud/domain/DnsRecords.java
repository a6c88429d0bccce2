package dev.gatehouse.cloud.domain;

import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.aws.route53.Route53Functions;
import com.pulumi.aws.route53.inputs.GetZoneArgs;
import com.pulumi.aws.route53.inputs.RecordAliasArgs;
import com.pulumi.aws.route53.outputs.GetZoneResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.settings.aws.HostedZoneReference;

/** The records that lead a name of the stack's own to AWS. None takes over one that somebody else made. */
public final class DnsRecords {
    /** For documentation (RFC 5737): nobody answers there, and nobody ever will. */
    private static final String NOBODY = "192.0.2.1";

    private final Output<String> zoneId;
    private final Resource parent;

    /** @param parent of the records */
    public DnsRecords(HostedZoneReference zone, Resource parent) {
        this.parent = parent;
        this.zoneId = zone.isId() ? Output.of(zone.text()) : lookedUp(zone, parent);
    }

    private static Output<String> lookedUp(HostedZoneReference zone, Resource parent) {
        return Route53Functions.getZone(
                        GetZoneArgs.builder()
                                .name(zone.text())
                                .privateZone(false)
                                .build(),
                        InvokeOptions.builder().parent(parent).build())
                .applyValue(GetZoneResult::zoneId);
    }

    public Output<String> zoneId() {
        return zoneId;
    }

    /**
     * An alias record.
     *
     * @param type A, or AAAA where the target has IPv6 addresses
     * @param targetZone the zone that AWS keeps for such targets
     */
    public void alias(String name, String type, String host, Output<String> target, Output<String> targetZone) {
        new Record(
                name + "-" + type.toLowerCase(java.util.Locale.ROOT),
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(host)
                        .type(type)
                        .aliases(RecordAliasArgs.builder()
                                .name(target)
                                .zoneId(targetZone)
                                .evaluateTargetHealth(false)
                                .build())
                        .allowOverwrite(false)
                        .build(),
                ChildOptions.childOf(parent));
    }

    /**
     * An A record that leads nowhere. Cognito makes a custom domain only where the name right above it resolves, "You can
     * assign any value to this record" (Using your own domain, prerequisites); this value sends nobody's users to a
     * stranger.
     */
    public Record placeholder(String name, String host) {
        return new Record(
                name,
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(host)
                        .type("A")
                        .ttl(300)
                        .records(NOBODY)
                        .allowOverwrite(false)
                        .build(),
                ChildOptions.childOf(parent));
    }
}
