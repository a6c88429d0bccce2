package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions that a program asks of AWS without declaring anything. */
public final class Invokes {
    private Invokes() {}

    public static Optional<Map<String, Object>> answer(String token, Properties args, Addresses addresses) {
        return switch (token) {
            case "aws:index/getCallerIdentity:getCallerIdentity" ->
                Optional.of(Map.of(
                        "accountId",
                        Addresses.ACCOUNT,
                        "arn",
                        addresses.globalArn("iam", "root"),
                        "id",
                        Addresses.ACCOUNT,
                        "userId",
                        "local"));
            case "aws:index/getRegion:getRegion" ->
                Optional.of(Map.of(
                        "name",
                        addresses.region(),
                        "id",
                        addresses.region(),
                        "endpoint",
                        "localhost",
                        "description",
                        "this machine"));
            case "aws:index/getPartition:getPartition" ->
                Optional.of(Map.of(
                        "partition",
                        addresses.partition(),
                        "dnsSuffix",
                        "amazonaws.com",
                        "id",
                        addresses.partition(),
                        "reverseDnsPrefix",
                        "com.amazonaws"));
            case "aws:route53/getZone:getZone" -> zone(args);
            default -> Optional.empty();
        };
    }

    /** Every zone is there: a local stack makes none, and its records lead nowhere. */
    private static Optional<Map<String, Object>> zone(Properties args) {
        return args.text("name")
                .map(name -> Map.of(
                        "id",
                        AwsIds.hostedZoneId(name),
                        "zoneId",
                        AwsIds.hostedZoneId(name),
                        "name",
                        name,
                        "arn",
                        "arn:aws:route53:::hostedzone/" + AwsIds.hostedZoneId(name),
                        "callerReference",
                        "local",
                        "comment",
                        "",
                        "nameServers",
                        List.of(),
                        "primaryNameServer",
                        "localhost",
                        "privateZone",
                        false,
                        "resourceRecordSetCount",
                        2));
    }

    public static String unknownFunctionMessage(String token) {
        return token + " is not known to the local cloud, which answers getCallerIdentity, getRegion, getPartition, and"
                + " getZone by name";
    }
}
