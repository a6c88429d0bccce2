package dev.gatehouse.cloud.mcp;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.JsonText;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.mcp.McpPaths;
import dev.gatehouse.settings.mcp.McpSettings;
import java.util.List;

/**
 * The documents with which a client finds out where tokens for the MCP server come from. All values come from the
 * declaration, so no header of a request can change them.
 */
final class McpDocuments {
    private McpDocuments() {}

    /** The API's URL without a path. */
    static String origin(String url, McpSettings mcp) {
        return url.substring(0, url.length() - mcp.path().length());
    }

    /** The URL of the metadata of the MCP server. */
    static String metadataUrl(String url, McpSettings mcp) {
        return origin(url, mcp) + McpPaths.RESOURCE + mcp.path();
    }

    /**
     * The protected resource metadata (RFC 9728 section 2).
     *
     * @param name that people read
     * @param scopes full names of the offered scopes
     */
    static String resource(String name, String url, List<String> scopes, McpSettings mcp) {
        return JsonText.text(JsonText.object(
                "resource",
                url,
                "authorization_servers",
                List.of(origin(url, mcp)),
                "scopes_supported",
                scopes,
                "bearer_methods_supported",
                List.of("header"),
                "resource_name",
                name));
    }

    /**
     * The authorization server metadata (RFC 8414 section 2). The user pool's own discovery document does not say that it
     * supports PKCE, and MCP clients refuse such a server. The issuer is the origin of the API, because a client compares it
     * with the address of the document.
     *
     * @param authUrl base URL of the OAuth endpoints of the user pool
     * @param issuer of the user pool's tokens
     * @param scopes full names of all scopes
     */
    static String server(String url, String authUrl, String issuer, List<String> scopes, McpSettings mcp) {
        JsonObject document = JsonText.object(
                "issuer",
                origin(url, mcp),
                "authorization_endpoint",
                authUrl + "/oauth2/authorize",
                "token_endpoint",
                authUrl + "/oauth2/token",
                "revocation_endpoint",
                authUrl + "/oauth2/revoke",
                "jwks_uri",
                ServiceUrls.keys(issuer),
                "response_types_supported",
                List.of("code"),
                "grant_types_supported",
                List.of("authorization_code", "refresh_token"),
                "code_challenge_methods_supported",
                List.of("S256"),
                "token_endpoint_auth_methods_supported",
                List.of("none"),
                "scopes_supported",
                scopes);
        if (!mcp.documents().isEmpty()) {
            document.addProperty("client_id_metadata_document_supported", true);
        }
        if (mcp.sharesRegistration()) {
            document.addProperty("registration_endpoint", origin(url, mcp) + McpPaths.REGISTRATION);
        }
        return JsonText.text(document);
    }

    /**
     * The one client that all registrations are answered with.
     *
     * @param scopes full names of the offered scopes
     */
    static String registration(Client client, String clientId, List<String> scopes) {
        return JsonText.text(JsonText.object(
                "client_id",
                clientId,
                "client_name",
                client.name(),
                "redirect_uris",
                client.callbackUrls(),
                "scope",
                String.join(" ", scopes)));
    }
}
