package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/**
 * Adds the stack's tags to every resource that supports tags. The {@code defaultTags} of the provider would do the
 * same, but they are not part of the program, so its tests and the local cloud would not see them. Children of a
 * component inherit its transformations.
 */
public final class Tagging implements ResourceTransformation {
    private final Output<Map<String, String>> tags;

    public Tagging(Output<Map<String, String>> tags) {
        this.tags = tags;
    }

    /** The SDK has no common type for taggable resources, so this looks for a {@code tags} method on the builder. */
    @Override
    public Optional<Result> apply(Args args) {
        return argsWithTags(args.args()).map(tagged -> new Result(tagged, args.options()));
    }

    private Optional<ResourceArgs> argsWithTags(ResourceArgs args) {
        if (!args.getClass().getSimpleName().endsWith("Args")) {
            // The state of a resource that exists and is only read: the provider does not find it with tags.
            return Optional.empty();
        }
        try {
            Method copy = args.getClass().getMethod("builder", args.getClass());
            Method set = copy.getReturnType().getMethod("tags", Output.class);
            Object builder = set.invoke(copy.invoke(null, args), tags);
            return Optional.of(
                    (ResourceArgs) copy.getReturnType().getMethod("build").invoke(builder));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot tag " + args.getClass().getSimpleName(), e);
        }
    }
}
