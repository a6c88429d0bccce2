package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.state.Addresses;
import java.util.Map;
import java.util.Optional;

/** Questions that a program asks of AWS without declaring anything. */
final class Invokes {
    private Invokes() {}

    static Optional<Map<String, Object>> answer(String token, Addresses addresses) {
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
            default -> Optional.empty();
        };
    }

    static String unknown(String token) {
        return token + " is not known to the local cloud, which answers getCallerIdentity, getRegion and getPartition";
    }
}
