package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.provider.IdentityProvider;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import dev.gatehouse.settings.schema.ValueType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An app client: an application that signs users in, or that acts on its own behalf.
 *
 * @param name 1 to 40 lower-case letters, digits or hyphens
 * @param scopes short names, at least one; of gatehouse:mcp for kind agent, otherwise of gatehouse:scopes
 * @param callbackUrls redirect URIs for authorization codes, compared exactly; none for kind machine
 * @param logoutUrls redirect URIs for /logout
 * @param deprecatedFlows deprecated flows that the client may use; none by default
 * @param providers identity providers of its users; {@code cognito}, the default, is the user pool itself
 * @param attributePermissions for the attributes of its users
 */
public record Client(
        String name,
        ClientKind kind,
        List<String> scopes,
        List<String> callbackUrls,
        List<String> logoutUrls,
        DeprecatedFlows deprecatedFlows,
        List<String> providers,
        AttributePermissions attributePermissions,
        TokenLifetimes tokenLifetimes) {
    public static final Schema KEYS = new Schema(
            "An app client: an application that signs users in, or that acts on its own behalf.",
            ClientUrls.KEYS,
            TokenLifetimes.KEYS,
            AttributePermissions.KEYS,
            DeprecatedFlows.KEYS,
            ClientProviders.KEYS);

    public static final TextPattern NAME = KEYS.pattern(
            "[a-z][a-z0-9-]{0,39}",
            "client-name",
            "must have a name of 1 to 40 lower-case letters, digits or hyphens that begins with a letter",
            "rename it");

    private static final Key<Optional<ClientKind>> KIND = KEYS.choice("kind", ClientKind.class)
            .describe("the type of application; it decides grants, secret and refresh token rotation")
            .source("RFC 6749 section 2.1; RFC 9700; RFC 8252")
            .example(ClientKind.SPA)
            .required("write one of " + new ValueType.Choice<>(ClientKind.class).names());
    static final Key<Optional<List<String>>> SCOPES = KEYS.textList(
                    "scopes", TextPattern.ANY, Limit.atMost(50, "delete some"))
            .describe(
                    "scopes it can request, of gatehouse:scopes, and standard ones except for machine; for agent, of gatehouse:mcp or openid")
            .source("Cognito, CreateUserPoolClient, AllowedOAuthScopes")
            .example(List.of("openid", "read"))
            .required("write scopes: [read]");
    public static final Rule MACHINE_SCOPE = KEYS.rule(
            "machine-scope", "must be scopes of gatehouse:scopes: client credentials have no user", "delete it");
    public static final Rule OPENID =
            KEYS.rule("openid", "must contain openid with email, phone or profile", "add openid");
    private static final Rule NEEDS_URL = KEYS.rule(
            "missing",
            "needs a URL, to which the authorization code is sent",
            "write callbacks: [https://app.example.com/callback]");
    private static final Rule MACHINE_URLS = KEYS.rule(
            "machine-urls",
            "must be absent for kind machine, which does not sign users in",
            "delete it, or choose another kind");

    public Client {
        scopes = List.copyOf(scopes);
        callbackUrls = List.copyOf(callbackUrls);
        logoutUrls = List.copyOf(logoutUrls);
        providers = List.copyOf(providers);
        if (kind == ClientKind.MACHINE && !(callbackUrls.isEmpty() && logoutUrls.isEmpty())) {
            throw new IllegalArgumentException("a client of kind machine has no URLs: " + name);
        }
    }

    /** Whether it calls the MCP server; its scopes are those of gatehouse:mcp. */
    public boolean isAgent() {
        return kind == ClientKind.AGENT;
    }

    /** Whether the client may send a user's password itself, in plain text or by SRP. */
    public boolean passwordSignIn() {
        return deprecatedFlows.passwordSignIn() != PasswordSignIn.OFF;
    }

    public static Optional<Client> read(String name, Section section, Identity identity) {
        return read(
                name,
                section,
                identity,
                identity.providers().stream().map(IdentityProvider::name).toList());
    }

    /** @param providers names of the identity providers of the user pool */
    public static Optional<Client> read(String name, Section section, Identity identity, Collection<String> providers) {
        boolean protection = identity.protection();
        Optional<ClientKind> read = section.get(KIND);
        ClientKind kind = read.orElse(ClientKind.WEB);
        List<String> callbacks = ClientUrls.read(section, ClientUrls.CALLBACKS, kind, protection);
        List<String> logouts = ClientUrls.read(section, ClientUrls.LOGOUTS, kind, protection);
        TokenLifetimes tokenLifetimes = TokenLifetimes.read(section, kind);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        checkUrls(section, kind);
        DeprecatedFlows deprecatedFlows = DeprecatedFlows.read(section, kind, protection);
        AttributePermissions attributePermissions = AttributePermissions.read(section, kind, identity);
        boolean machine = kind == ClientKind.MACHINE;
        return Optional.of(new Client(
                name,
                kind,
                section.get(SCOPES).orElse(List.of()),
                machine ? List.of() : callbacks,
                machine ? List.of() : logouts,
                deprecatedFlows,
                ClientProviders.read(section, kind, deprecatedFlows.passwordSignIn() != PasswordSignIn.OFF, providers),
                attributePermissions,
                tokenLifetimes));
    }

    private static void checkUrls(Section section, ClientKind kind) {
        List<String> callbacks = section.get(ClientUrls.CALLBACKS);
        if (kind.hasUsers() && callbacks.isEmpty()) {
            section.path(ClientUrls.CALLBACKS).report(NEEDS_URL, "none");
        }
        if (!kind.hasUsers()) {
            for (Key<List<String>> key : List.of(ClientUrls.CALLBACKS, ClientUrls.LOGOUTS)) {
                if (!section.get(key).isEmpty()) {
                    section.path(key).report(MACHINE_URLS, section.get(key));
                }
            }
        }
    }
}
