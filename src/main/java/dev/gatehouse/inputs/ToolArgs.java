// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * A tool of the sample function. A plain text is its scope.
 *
 * <p>The section {@code mcp.tools} of the arguments of a component.
 */
public final class ToolArgs extends SectionArgs {
    private ToolArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ToolArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The scope of mcp that a token needs to see and call the tool.
         *
         * <p>Required. Example: {@code read}.
         */
        public Builder scope(String scope) {
            values.set("scope", scope);
            return this;
        }

        /**
         * A group of identity; only its members see and can call the tool.
         *
         * <p>Example: {@code admin}.
         */
        public Builder group(String group) {
            values.set("group", group);
            return this;
        }

        /** Returns the section; the component checks it. */
        public ToolArgs build() {
            return new ToolArgs(values);
        }
    }
}
