package dev.gatehouse.settings.mcp;

import dev.gatehouse.settings.identity.Client;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How large the metadata of an MCP server can become in the environment of the function that publishes it. Lambda measures
 * the variables as JSON, so each quotation mark of a document counts twice.
 */
final class McpMetadataSize {
    /** Members with fixed names and values, of all documents together. */
    private static final int FIXED_BYTES = 1_100;

    /** The URL of a sign-in domain or of a user pool's keys; longer names are rare. */
    private static final int URL_BYTES = 100;

    private static final int QUOTES_AND_COMMA = 5;

    private McpMetadataSize() {}

    /**
     * @param origin of the API, such as {@code https://api.example.com}
     * @param client that registrations are answered with
     */
    static int bytes(McpSettings mcp, String origin, Optional<Client> client) {
        String url = origin + mcp.path();
        int scopes = texts(mcp.offered().stream()
                .map(scope -> McpSettings.fullName(url, scope))
                .toList());
        int urlsOfServices = 4 * URL_BYTES;
        int documents = FIXED_BYTES + 3 * (url.length() + QUOTES_AND_COMMA) + urlsOfServices + 2 * scopes;
        return documents
                + (mcp.sharesRegistration()
                        ? scopes
                                + client.map(each -> texts(each.callbackUrls())).orElse(0)
                        : 0);
    }

    private static int texts(Collection<String> texts) {
        return List.copyOf(texts).stream()
                .mapToInt(text -> text.length() + QUOTES_AND_COMMA)
                .sum();
    }
}
