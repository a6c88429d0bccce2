package dev.gatehouse.settings.local;

import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.HostPattern;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that only the local cloud reads.
 *
 * @param providerPort where the local provider listens for the Pulumi engine; 9403 by default, 0 picks a free one
 * @param users that exist from the start, by e-mail
 * @param otherResources types whose resources are kept without effect, {@code aws:s3/bucketV2:BucketV2} or {@code
 *     aws:s3/*}; empty by default
 * @param documents client ID metadata documents by URL; empty by default
 */
public record LocalSettings(
        int providerPort,
        Map<String, SeedUser> users,
        List<String> otherResources,
        Map<String, ClientDocument> documents) {
    public static final Schema KEYS =
            new Schema("Settings that only the local cloud reads; a stack on AWS does not have this section.");

    /** The settings of a stack without this section. */
    public static final LocalSettings DEFAULT = new LocalSettings(9403, Map.of(), List.of(), Map.of());

    private static final Key<Integer> PROVIDER = KEYS.integer("provider", 0, 65_535)
            .describe("the port where the local provider listens for the Pulumi engine; 0 picks a free one")
            .withDefault(DEFAULT.providerPort());

    private static final TextPattern EMAIL = SeedUser.KEYS.pattern(
            "[^@\\s]+@[^@\\s]+", "email", "must be an e-mail address", "write it like user@example.com");

    private static final Key<Map<String, Section>> USERS = KEYS.sectionMap(
                    "users", "e-mail", EMAIL, SeedUser.KEYS, Limit.NONE)
            .describe("users that exist from the start, by e-mail")
            .emptyByDefault();

    private static final TextPattern TYPE = KEYS.pattern(
            "aws:(?:\\*|[A-Za-z0-9]+/(?:\\*|[A-Za-z0-9]+:[A-Za-z0-9]+))",
            "resource-type",
            "must be a type of the AWS provider, or the types of a service",
            "write it like aws:s3/bucketV2:BucketV2, or aws:s3/* for all types of a service");

    private static final Key<List<String>> OTHER_RESOURCES = KEYS.textList("otherResources", TYPE, Limit.NONE)
            .describe(
                    "resource types that the local cloud does not support and that it keeps without effect, with --engine pulumi")
            .example(List.of("aws:s3/bucketV2:BucketV2"))
            .emptyByDefault();

    private static final TextPattern DOCUMENT_URL = ClientDocument.KEYS.pattern(
            "(?=.{12,256}$)(?!.*/(?:\\.|%2[eE]){1,2}(?:/|$))https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+"
                    + "[a-z](?:[a-z0-9-]*[a-z0-9])?(?::[1-9]\\d{0,4})?"
                    + "/[A-Za-z0-9._~!$&'()+,;=:@%-][A-Za-z0-9._~!$&'()+,;=:@%/-]*",
            "document-url",
            "must be the https URL of a document: 12 to 256 characters, a host name in lower case, a path, and no user"
                    + " information, query, fragment, wildcard, and no segment . or ..",
            "write it like https://app.example.com/client.json, exactly as the client sends it as client_id");

    private static final Key<Map<String, Section>> DOCUMENTS = KEYS.sectionMap(
                    "documents", "url", DOCUMENT_URL, ClientDocument.KEYS, Limit.NONE)
            .describe("client ID metadata documents by URL; the local cloud never fetches them")
            .source("Cognito, Client ID metadata documents (CIMD)")
            .emptyByDefault();

    private static final Rule ENDPOINTS_MISSING = KEYS.rule(
            "local-endpoints",
            "needs aws:endpoints with loopback addresses",
            "add aws:endpoints, or delete gatehouse:local");
    private static final Rule NOT_LOCAL =
            KEYS.rule("local-endpoints", "needs gatehouse:local", "add it, or delete aws:endpoints");

    public static final Rule ABSENT =
            KEYS.rule("local-absent", "is not supported by the local cloud", "use it only in stacks on AWS");

    /**
     * @param password in plain text: it is used only on this machine
     * @param groups of the user
     */
    public record SeedUser(String email, String password, List<String> groups) {
        public static final Schema KEYS = new Schema("A user that exists from the start.");

        private static final Key<Optional<String>> PASSWORD = KEYS.text("password", TextPattern.ANY)
                .describe("the password in plain text: it is used only on this machine")
                .example("SecurePassword123")
                .required("write a password that gatehouse:identity.password accepts");
        private static final Key<List<String>> GROUPS = KEYS.textList("groups", TextPattern.ANY, Limit.NONE)
                .describe("names of gatehouse:identity.groups")
                .example(List.of("admin"))
                .emptyByDefault();

        private static final Rule WEAK_PASSWORD = KEYS.rule(
                "seed-password",
                "must satisfy gatehouse:identity.password",
                "use a stronger password, or relax the password policy of this stack");

        public SeedUser {
            groups = List.copyOf(groups);
        }

        @Override
        public String toString() {
            return "SeedUser[" + email + ", ***, " + groups + "]";
        }
    }

    /**
     * A client ID metadata document.
     *
     * @param url where a client publishes it; 12 to 256 characters
     * @param name the {@code client_name}, 1 to 128 characters
     * @param callbacks the {@code redirect_uris}, 1 to 100
     */
    public record ClientDocument(String url, String name, List<String> callbacks) {
        public static final Schema KEYS = new Schema(
                "A client ID metadata document, as the local cloud uses it: it never fetches the URL. The grants are"
                        + " authorization_code and refresh_token, and the client is public.");

        private static final TextPattern NAME_TEXT = KEYS.pattern(
                "\\S(?:[^\\u0000-\\u001f\\u007f]{0,126}\\S)?",
                "document-name",
                "must have 1 to 128 characters on one line, without spaces at its ends",
                "write it like Example App");
        private static final TextPattern CALLBACK = KEYS.pattern(
                "(?=.{1,1024}$)(?:https://[^\\s#/?@*]+(?:[/?][^\\s#]*)?|http://" + HostPattern.LOOPBACK
                        + "(?::\\d{1,5})?(?:[/?][^\\s#]*)?|(?!https?:)[a-z][a-z0-9+.-]*:/[^\\s#]*)",
                "document-callback",
                "must be an https URL, an http URL of a loopback host, or a URL of a custom scheme, without user information"
                        + " and fragment, with at most 1024 characters",
                "write it like http://localhost:3118/callback, exactly as the client sends it as redirect_uri");

        private static final Key<Optional<String>> NAME = KEYS.text("name", NAME_TEXT)
                .describe("client_name of the document; the sign-in page shows it")
                .example("Claude Code")
                .required("write the client_name of the document");
        private static final Key<Optional<List<String>>> CALLBACKS = KEYS.textList(
                        "callbacks", CALLBACK, Limit.atMost(100, "delete some"))
                .describe("redirect_uris of the document, compared exactly; the app client needs them too")
                .example(List.of("http://localhost:3118/callback"))
                .required("write the redirect_uris of the document");

        public ClientDocument {
            callbacks = List.copyOf(callbacks);
        }
    }

    public LocalSettings {
        users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
        otherResources = List.copyOf(otherResources);
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    public static LocalSettings read(Section section, Identity identity) {
        section.get(USERS).values().forEach(user -> check(user, identity));
        return read(section);
    }

    /** The settings of a stack whose program declares the user pools, so that passwords and groups cannot be checked. */
    public static LocalSettings read(Section section) {
        Map<String, SeedUser> users = new LinkedHashMap<>();
        section.get(USERS)
                .forEach((email, user) -> user.get(SeedUser.PASSWORD)
                        .ifPresent(password ->
                                users.put(email, new SeedUser(email, password, user.get(SeedUser.GROUPS)))));
        return new LocalSettings(section.get(PROVIDER), users, section.get(OTHER_RESOURCES), documents(section));
    }

    private static Map<String, ClientDocument> documents(Section section) {
        Map<String, ClientDocument> documents = new LinkedHashMap<>();
        section.get(DOCUMENTS)
                .forEach((url, document) -> document.get(ClientDocument.NAME)
                        .ifPresent(name -> document.get(ClientDocument.CALLBACKS)
                                .ifPresent(callbacks -> documents.put(url, new ClientDocument(url, name, callbacks)))));
        return documents;
    }

    private static void check(Section user, Identity identity) {
        List<String> violations =
                user.get(SeedUser.PASSWORD).map(identity.password()::violations).orElse(List.of());
        if (!violations.isEmpty()) {
            user.path(SeedUser.PASSWORD)
                    .report(SeedUser.WEAK_PASSWORD, "a password (not shown) with " + String.join(", ", violations));
        }
        user.get(SeedUser.GROUPS).forEach(group -> identity.checkGroup(group, user.path(SeedUser.GROUPS)));
    }

    /** A local stack has both gatehouse:local and aws:endpoints; a stack on AWS has neither. */
    public static void checkEndpoints(
            boolean local, ConfigPath localPath, boolean endpoints, ConfigPath endpointsPath) {
        if (local && !endpoints) {
            localPath.report(ENDPOINTS_MISSING, "no aws:endpoints");
        }
        if (!local && endpoints) {
            endpointsPath.report(NOT_LOCAL, "no gatehouse:local");
        }
    }

    /** Rejects settings that the local cloud does not support. */
    public static void checkIdentity(Identity identity, ConfigPath path) {
        if (identity.pool().isPresent()) {
            path.key("pool").report(ABSENT, identity.pool().get());
        }
    }
}
