package dev.gatehouse.settings.pool;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function that Cognito calls at a trigger of its work. */
public sealed interface TriggerFunction {
    /** How a stack file names {@link BuiltIn}. */
    String BUILT_IN = "function";

    /** The handler for that trigger in {@code lambda/}, declared with the stack. */
    record BuiltIn() implements TriggerFunction {}

    /**
     * A function that somebody else declares, in the stack's account.
     *
     * @param arn without version or alias
     * @param qualifier its version or alias, where the stack names one
     */
    record External(String arn, Optional<String> qualifier) implements TriggerFunction {
        /** Lambda's form (AddPermission, FunctionName); no permission can be added to {@code $LATEST} by name. */
        public static final String ARN =
                "(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,64})(?::([A-Za-z0-9_-]{1,128}))?";

        private static final Pattern FORM = Pattern.compile(ARN);

        public String region() {
            return arn.split(":", -1)[3];
        }

        /** What the pool calls: with the qualifier. */
        public String target() {
            return qualifier.map(name -> arn + ":" + name).orElse(arn);
        }
    }

    /** What a text of a checked form stands for. */
    static Optional<TriggerFunction> parse(String text) {
        if (text.equals(BUILT_IN)) {
            return Optional.of(new BuiltIn());
        }
        Matcher matcher = External.FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new External(matcher.group(1), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }
}
