// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * E-mail with Amazon SES instead of Cognito's default e-mail.
 *
 * <p>The section {@code identity.mail} of the arguments of a component.
 */
public final class MailArgs extends SectionArgs {
    private MailArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(MailArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The ARN of the verified SES identity that sends e-mail.
         *
         * <p>Value: must be the ARN of a verified SES identity. Required. Example: {@code
         * arn:aws:ses:eu-west-1:123456789012:identity/example.com}. Source: Cognito, EmailConfigurationType, SourceArn.
         */
        public Builder source(String source) {
            values.set("source", source);
            return this;
        }

        /**
         * The sender that recipients see.
         *
         * <p>Value: must be an e-mail address, or a name followed by an e-mail address in angle brackets. Example:
         * <code>Example &lt;no-reply&#64;example.com&gt;</code>.
         */
        public Builder from(String from) {
            values.set("from", from);
            return this;
        }

        /**
         * The address for replies.
         *
         * <p>Value: must be an e-mail address, or a name followed by an e-mail address in angle brackets. Example:
         * <code>help&#64;example.com</code>.
         */
        public Builder replyTo(String replyTo) {
            values.set("replyTo", replyTo);
            return this;
        }

        /**
         * The SES configuration set, for delivery events.
         *
         * <p>Value: must be 1 to 64 letters, digits, hyphens or underscores. Example: {@code transactional}.
         */
        public Builder configurationSet(String configurationSet) {
            values.set("configurationSet", configurationSet);
            return this;
        }

        /** Returns the section; the component checks it. */
        public MailArgs build() {
            return new MailArgs(values);
        }
    }
}
