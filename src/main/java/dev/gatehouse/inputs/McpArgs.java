// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import dev.gatehouse.settings.mcp.Registration;
import java.util.List;
import java.util.Map;

/**
 * The MCP server of the API: a path at which AI agents call tools. It has separate scopes and app clients.
 *
 * <p>The section {@code mcp} of the arguments of a component.
 */
public final class McpArgs extends SectionArgs {
    private McpArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(McpArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The path of the MCP server at the API.
         *
         * <p>Value: must be a path of 1 to 4 parts without variables and without a slash at its end, other than /ping,
         * /sping and /register. Default: {@code /mcp}. Source: MCP specification, Streamable HTTP: a single endpoint
         * path.
         */
        public Builder path(String path) {
            values.set("path", path);
            return this;
        }

        /**
         * The scopes of agents by short name, each with its description; only clients of kind agent have them.
         *
         * <p>Value: at most 10 entries; names must have a name of 1 to 64 letters, digits or . _ ~ - that is not the
         * name of a standard scope; values must have a description of 1 to 256 characters. Required. Example: {@code
         * {read: Read by tools}}. Source: API Gateway quotas: 10 authorization scopes a route; Cognito,
         * CreateResourceServer. The entries are added to those before, and replace entries of the same name.
         */
        public Builder scopes(Map<String, String> scopes) {
            values.addAll("scopes", scopes);
            return this;
        }

        /** Adds an entry of {@link #scopes(Map)}. */
        public Builder scope(String name, String value) {
            values.add("scopes", name, value);
            return this;
        }

        /**
         * Scopes that the metadata names, so that clients ask for them at the start.
         *
         * <p>Default: all scopes. Example: {@code [read]}. Source: RFC 9728 section 2, scopes_supported.
         */
        public Builder offered(List<String> offered) {
            values.set("offered", offered);
            return this;
        }

        /** As {@link #offered(List)}. */
        public Builder offered(String... offered) {
            values.set("offered", List.of(offered));
            return this;
        }

        /**
         * Tools of the sample function, by name, with the scope of each; a tool that is not named does not exist.
         *
         * <p>Value: each must have the name of a tool of the sample function: list_resources, get_resource,
         * create_resource, rename_resource, delete_resource, count_resources. Example: {@code {list_resources: read}}.
         * Source: MCP specification, tools. The entries are added to those before, and replace entries of the same
         * name.
         */
        public Builder tools(Map<String, ToolArgs> tools) {
            values.addAll("tools", tools);
            return this;
        }

        /** Adds an entry of {@link #tools(Map)}, by name. */
        public Builder tool(String name, ToolArgs tool) {
            values.add("tools", name, tool);
            return this;
        }

        /** Adds an entry of {@link #tools(Map)} that has only a {@code scope}. */
        public Builder tool(String name, String scope) {
            values.add("tools", name, scope);
            return this;
        }

        /**
         * The app client, of kind agent, that documents and registration lead to.
         *
         * <p>Example: {@code agents}.
         */
        public Builder client(String client) {
            values.set("client", client);
            return this;
        }

        /**
         * shared: POST /register answers every registration with the app client of client, and creates nothing.
         *
         * <p>Value: {@code off}, {@code shared}. Default: {@code off}. Source: RFC 7591.
         */
        public Builder registration(Registration registration) {
            values.set("registration", registration);
            return this;
        }

        /**
         * The reason, as sharedRegistration, why a protected stack has registration: shared.
         *
         * <p>Value: names must be sharedRegistration; values must be a reason of 20 characters or more. Example: {@code
         * {sharedRegistration: our agents support no other way to get a client id}}. The entries are added to those
         * before, and replace entries of the same name.
         */
        public Builder acceptRisk(Map<String, String> acceptRisk) {
            values.addAll("acceptRisk", acceptRisk);
            return this;
        }

        /** Adds an entry of {@link #acceptRisk(Map)}. */
        public Builder acceptRisk(String name, String value) {
            values.add("acceptRisk", name, value);
            return this;
        }

        /**
         * URLs of documents that clients may use as client id; * stands for a part of the path; needs client.
         *
         * <p>Value: at most 10 entries; each must be an https URL of 12 to 256 characters with a host name in lower
         * case and a path, without user, port, query, fragment, dot segments, or * in the host. Example: {@code
         * [https://claude.ai/oauth/claude-code-client-metadata]}. Source: Cognito, Client ID metadata documents;
         * CreateCIMDPolicy, URLPatterns.
         */
        public Builder documents(List<String> documents) {
            values.set("documents", documents);
            return this;
        }

        /** As {@link #documents(List)}. */
        public Builder documents(String... documents) {
            values.set("documents", List.of(documents));
            return this;
        }

        /** Returns the section; the component checks it. */
        public McpArgs build() {
            return new McpArgs(values);
        }
    }
}
