package dev.gatehouse.settings.mcp;

/** The paths of an MCP server that do not depend on its settings. */
public final class McpPaths {
    /** Of the metadata of the protected resource at the API's root (RFC 9728 section 3); the MCP path is appended to it. */
    public static final String RESOURCE = "/.well-known/oauth-protected-resource";

    /** Of the metadata of the authorization server (RFC 8414 section 3). */
    public static final String SERVER = "/.well-known/oauth-authorization-server";

    /** Of client registrations (RFC 7591). */
    public static final String REGISTRATION = "/register";

    private McpPaths() {}
}
