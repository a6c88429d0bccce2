package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The types of {@code gatehouse:local.otherResources}: the local cloud keeps their resources without effect.
 *
 * @param patterns type tokens, {@code aws:s3/bucketV2:BucketV2}; {@code *} stands for any text, {@code aws:s3/*}
 */
public record OtherResources(List<String> patterns) {
    /** Every other type is refused. */
    public static final OtherResources NONE = new OtherResources(List.of());

    public OtherResources {
        patterns = List.copyOf(patterns);
    }

    /** The type with this token if the local cloud supports it, or if a pattern names it. */
    public Optional<ResourceType> type(String token) {
        return ResourceTypes.of(token).or(() -> names(token) ? Optional.of(new OtherType(token)) : Optional.empty());
    }

    /** The error message for a type that is neither supported nor named. */
    public static String refusal(String token) {
        return token.startsWith("aws:")
                ? token + ": the local cloud does not support this type; to keep its resources without effect, write"
                        + " gatehouse:local: {otherResources: ['" + token
                        + "']} in the stack file and restart the local"
                        + " cloud"
                : ResourceTypes.unknownTypeMessage(token);
    }

    private boolean names(String token) {
        return patterns.stream()
                .anyMatch(pattern -> Pattern.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"), token));
    }
}
