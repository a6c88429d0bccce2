// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * The texts of e-mail messages; Cognito's default texts if absent.
 *
 * <p>The section {@code identity.messages} of the arguments of a component.
 */
public final class MessagesArgs extends SectionArgs {
    private MessagesArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(MessagesArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The invitation to a user that an administrator created; contains {username} and {####}.
         *
         * <p>Source: Cognito, MessageTemplateType.
         */
        public Builder invitation(MessageArgs invitation) {
            values.set("invitation", invitation);
            return this;
        }

        /**
         * The message with a verification code; contains {####}.
         *
         * <p>Source: Cognito, VerificationMessageTemplateType.
         */
        public Builder verification(MessageArgs verification) {
            values.set("verification", verification);
            return this;
        }

        /** Returns the section; the component checks it. */
        public MessagesArgs build() {
            return new MessagesArgs(values);
        }
    }
}
