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
import dev.gatehouse.cloud.resource.PendingOutputs;
import dev.gatehouse.settings.aws.HostedZoneReference;

/** The DNS records of a custom domain in Route 53. They do not overwrite existing records. */
public final class DnsRecords {
    /** An address reserved for documentation (RFC 5737). No host uses it. */
    private static final String UNUSED_ADDRESS = "192.0.2.1";

    private final Output<String> zoneId;
    private final Resource parent;

    /**
     * @param outputs for a zone whose id is an Output
     * @param parent resource of the records
     */
    public DnsRecords(HostedZoneReference zone, PendingOutputs outputs, Resource parent) {
        this.parent = parent;
        this.zoneId = zone.isId() ? outputs.value(zone.text()) : lookUpZoneId(zone, parent);
    }

    private static Output<String> lookUpZoneId(HostedZoneReference zone, Resource parent) {
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
     * @param type A, or AAAA if the target has IPv6 addresses
     * @param targetZone hosted zone id of the target, an id of AWS
     */
    public Record declareAlias(
            String name, String type, String host, Output<String> target, Output<String> targetZone) {
        return new Record(
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
     * An A record with a reserved address. Cognito creates a custom domain only if its parent domain resolves: "You can
     * assign any value to this record" (Using your own domain, prerequisites). The reserved address cannot send users
     * to a host that someone else controls.
     */
    public Record declarePlaceholder(String name, String host) {
        return new Record(
                name,
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(host)
                        .type("A")
                        .ttl(300)
                        .records(UNUSED_ADDRESS)
                        .allowOverwrite(false)
                        .build(),
                ChildOptions.childOf(parent));
    }
}
