package dev.gatehouse.settings.mcp;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;

/**
 * The URLs of client documents that the user pool accepts in place of a client id (OAuth Client ID Metadata Document).
 * Cognito reads the document at sign-in, so a URL that is too wide lets strangers name themselves.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-client-id-metadata.html">Cognito,
 *     client ID metadata documents</a>
 */
final class ClientDocuments {
    /** Keys of {@code gatehouse:mcp}. */
    static final Schema KEYS = Schema.part();

    /** A policy has at most five patterns (CreateCIMDPolicy); this program declares at most two. */
    private static final int MAX = 10;

    /** Host names only: no user part, no port, no IP address in brackets; a path without query, fragment and dot segments. */
    private static final TextPattern URL = KEYS.pattern(
            "(?=.{12,256}$)https://(?=[^/]*[a-z])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+"
                    + "(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~*-]+)+",
            "mcp-document",
            "must be an https URL of 12 to 256 characters with a host name in lower case and a path, without user, port, query, fragment, dot"
                    + " segments, or * in the host",
            "write the whole URL of the client's document");

    static final Key<List<String>> DOCUMENTS = KEYS.textList("documents", URL, Limit.atMost(MAX, "allow fewer clients"))
            .describe(
                    "URLs of documents that clients may use as client id; * stands for a part of the path; needs client")
            .source("Cognito, Client ID metadata documents; CreateCIMDPolicy, URLPatterns")
            .example(List.of("https://claude.ai/oauth/claude-code-client-metadata"))
            .emptyByDefault();

    private static final Rule WILDCARD = KEYS.rule(
            "mcp-document-wildcard",
            "must have no * in a protected stack: anyone who can publish a matching document is then a client",
            "write each URL");

    private ClientDocuments() {}

    static List<String> read(Section section, boolean protection) {
        List<String> urls = section.get(DOCUMENTS);
        ConfigPath path = section.path(DOCUMENTS);
        for (int i = 0; i < urls.size(); i++) {
            if (protection && urls.get(i).contains("*") && URL.matches(urls.get(i))) {
                path.item(i).report(WILDCARD, urls.get(i));
            }
        }
        return urls;
    }
}
