package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers the provider functions (invokes) that a program calls, such as {@code getRegion}. */
public final class Invokes {
    /** The supported functions, with the names of their results. */
    public static final Map<String, Set<String>> PROPERTIES = Map.of(
            "aws:index/getCallerIdentity:getCallerIdentity", Set.of("accountId", "arn", "id", "userId"),
            "aws:index/getRegion:getRegion", Set.of("name", "id", "endpoint", "description"),
            "aws:index/getPartition:getPartition", Set.of("partition", "dnsSuffix", "id", "reverseDnsPrefix"),
            "aws:route53/getZone:getZone", Set.of("id", "zoneId", "name", "arn", "nameServers", "privateZone"));

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

    /** Every hosted zone exists: a local stack does not create zones, and its records have no effect. */
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
        return token + ": the local cloud does not support this function; it supports getCallerIdentity, getRegion,"
                + " getPartition, and getZone with a name";
    }
}
