package dev.gatehouse;

import dev.gatehouse.settings.schema.Problem;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a component, which is in the names of its resources on AWS. */
final class ComponentName {
    /**
     * 64 characters of an IAM role or a function, without {@code -post-confirmation}, the longest suffix of the component, and
     * the 8 characters that Pulumi adds. The characters are those of a CloudWatch dashboard and an AWS WAF web ACL.
     */
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,37}");

    private ComponentName() {}

    /** @param name null if a program without checks for null passes it */
    static Optional<Problem> check(@Nullable String name) {
        if (name != null && FORM.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "component-name",
                "name",
                "must be 1 to 38 letters, digits, hyphens or underscores and begin with a letter, because the names of AWS resources"
                        + " begin with it",
                name == null ? "nothing" : "'" + name + "'",
                "write it like orders-api"));
    }
}
