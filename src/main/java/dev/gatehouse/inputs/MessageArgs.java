// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * An e-mail message.
 *
 * <p>The section {@code identity.messages.invitation} of the arguments of a component.
 */
public final class MessageArgs extends SectionArgs {
    private MessageArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(MessageArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The subject.
         *
         * <p>Value: must be 1 to 140 characters on one line. Required. Example: {@code Your code}.
         */
        public Builder subject(String subject) {
            values.set("subject", subject);
            return this;
        }

        /**
         * The text; can contain HTML.
         *
         * <p>Value: must have 6 to 20000 characters. Required. Example: {@code Dear {username}, your code is {####}}.
         */
        public Builder body(String body) {
            values.set("body", body);
            return this;
        }

        /** Returns the section; the component checks it. */
        public MessageArgs build() {
            return new MessageArgs(values);
        }
    }
}
