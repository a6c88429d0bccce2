package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.type.cognito.CognitoTypes;
import dev.gatehouse.local.pulumi.type.function.FunctionTypes;
import dev.gatehouse.local.pulumi.type.http.HttpApiTypes;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import dev.gatehouse.local.pulumi.type.stored.StoredTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every resource type that the local cloud supports, by token. */
public final class ResourceTypes {
    private static final Map<String, ResourceType> BY_TOKEN = Stream.of(
                    CognitoTypes.ALL, HttpApiTypes.ALL, RestApiTypes.ALL, FunctionTypes.ALL, StoredTypes.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(ResourceType::token, Function.identity()));

    private ResourceTypes() {}

    public static SortedMap<String, ResourceType> all() {
        return new TreeMap<>(BY_TOKEN);
    }

    public static Optional<ResourceType> of(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    /** The type of a resource that is in the registry: one without a type of its own is kept without effect. */
    public static ResourceType ofDeclared(String token) {
        return of(token).orElseGet(() -> new OtherType(token));
    }

    /** The error message for a type that is not supported. */
    public static String unknownTypeMessage(String token) {
        if (!token.startsWith("aws:")) {
            return token + ": the local cloud does not support the package " + token.replaceAll(":.*", "")
                    + ", only aws and components of the program; declare it only in stacks on AWS";
        }
        return token + ": the local cloud does not support this type; declare it only in stacks on AWS, or add it to"
                + " dev.gatehouse.local.pulumi.type; supported types: "
                + BY_TOKEN.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
