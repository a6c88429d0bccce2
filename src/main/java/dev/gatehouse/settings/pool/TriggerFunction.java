package dev.gatehouse.settings.pool;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The function of a Lambda trigger. */
public sealed interface TriggerFunction {
    /** The value for {@link BuiltIn} in a stack file. */
    String BUILT_IN = "function";

    /** The handler for the trigger in {@code lambda/}, which the stack declares. */
    record BuiltIn() implements TriggerFunction {}

    /**
     * A function in the stack's account that is declared elsewhere.
     *
     * @param arn without version or alias
     * @param qualifier version or alias, if the stack file contains one
     */
    record External(String arn, Optional<String> qualifier) implements TriggerFunction {
        /** The format of AddPermission, FunctionName. {@code $LATEST} is not allowed, because it cannot have a permission. */
        public static final String ARN =
                "(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,64})(?::([A-Za-z0-9_-]{1,128}))?";

        private static final Pattern PATTERN = Pattern.compile(ARN);

        public String region() {
            return arn.split(":", -1)[3];
        }

        /** The ARN with the qualifier, which the user pool invokes. */
        public String target() {
            return qualifier.map(name -> arn + ":" + name).orElse(arn);
        }
    }

    /** Reads a text; empty if it is neither form. */
    static Optional<TriggerFunction> parse(String text) {
        if (text.equals(BUILT_IN)) {
            return Optional.of(new BuiltIn());
        }
        Matcher matcher = External.PATTERN.matcher(text);
        return matcher.matches()
                ? Optional.of(new External(matcher.group(1), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }
}
