package dev.gatehouse.settings.schema;

import java.util.List;

/**
 * An output of a component.
 *
 * @param always whether it is present for all arguments
 */
record ComponentOutput(String name, Type type, boolean always, boolean secret, String description) {

    /** The type of an output. */
    sealed interface Type {
        /** One text. */
        record Text() implements Type {}

        /** {@code true} or {@code false}. */
        record Flag() implements Type {}

        /** Any JSON value. */
        record Json() implements Type {}

        /** Values by name. */
        record ByName(Type values) implements Type {}

        /** A list. */
        record ListOf(Type items) implements Type {}

        /** A section with these values. */
        record Section(String name, String description, List<ComponentOutput> values) implements Type {}
    }

    private static final Type TEXT = new Type.Text();
    private static final Type TEXTS = new Type.ListOf(TEXT);

    private static final Type CLIENT = new Type.Section(
            "ClientSettings",
            "What an app needs to know of its app client.",
            List.of(
                    always("clientId", TEXT, "the client ID"),
                    always("kind", TEXT, "spa, web, native or machine"),
                    always("scopes", TEXTS, "the short names of the scopes that it can request"),
                    always("callbackUrls", TEXTS, "its redirect URIs"),
                    always("logoutUrls", TEXTS, "its redirect URIs after sign-out")));

    private static final Type FRONTEND = new Type.Section(
            "FrontendSettings",
            "The settings of a public client in the formats that frontends read.",
            List.of(
                    always("oidc", new Type.ByName(TEXT), "`UserManagerSettings` of oidc-client-ts"),
                    always("amplify", new Type.ByName(new Type.Json()), "`amplify_outputs.json` of AWS Amplify"),
                    always("env", TEXT, "lines of an `.env` file")));

    private static final Type ROUTE = new Type.Section(
            "RouteAccess",
            "What a caller needs for a route.",
            List.of(
                    always("key", TEXT, "the method and the path"),
                    sometimes("scopes", TEXTS, "short names, of which a token needs one; absent for a public route"),
                    sometimes("public", new Type.Flag(), "true for a public route, absent for any other")));

    /** The outputs of the whole declaration. */
    static final List<ComponentOutput> PROTECTED_API = List.of(
            always("region", TEXT, "the AWS Region"),
            sometimes("userPoolId", TEXT, "the ID of the user pool; absent with an external issuer"),
            always("issuer", TEXT, "the issuer of the tokens, their claim `iss`"),
            sometimes("jwksUrl", TEXT, "the URL of the public keys of a user pool; absent with an external issuer"),
            always("discoveryUrl", TEXT, "the URL of the issuer's OpenID Connect discovery document"),
            sometimes(
                    "authUrl",
                    TEXT,
                    "the address of the sign-in pages and the OAuth 2.0 endpoints, such as `/oauth2/token`; absent with an"
                            + " external issuer"),
            always("apiUrl", TEXT, "the address of the API"),
            always("scopes", new Type.ByName(TEXT), "the full name of each scope, as in tokens, by short name"),
            sometimes(
                    "scopeGroups",
                    new Type.ByName(TEXTS),
                    "groups whose members can have a scope, by short name; absent if no scope is granted by group"),
            always("routes", new Type.ListOf(ROUTE), "each route with its scopes, or `public`"),
            always("clients", new Type.ByName(CLIENT), "each app client, by name; empty with an external issuer"),
            always(
                    "frontend",
                    new Type.ByName(FRONTEND),
                    "the settings of each public client, by name; empty with an external issuer"),
            new ComponentOutput(
                    "clientSecrets",
                    new Type.ByName(TEXTS),
                    true,
                    true,
                    "the secrets of each confidential client, by name; empty with an external issuer"),
            sometimes(
                    "clientSecretArns",
                    new Type.ByName(TEXT),
                    "the ARN of each client secret in Secrets Manager, by client; only on AWS, absent with an external issuer"),
            sometimes(
                    "dnsTargets",
                    new Type.ByName(TEXT),
                    "the targets of the DNS records that you create yourself, by host name; only on AWS, for custom domains"
                            + " without a zone"),
            always("functionName", TEXT, "the name of the function behind the API"),
            always("functionRole", TEXT, "the name of the function's IAM role, for policies of your own"));

    /** The outputs of a user pool. */
    static final List<ComponentOutput> USER_DIRECTORY = List.of(
            always("region", TEXT, "the AWS Region"),
            always("userPoolId", TEXT, "the ID of the user pool"),
            always("userPoolArn", TEXT, "the ARN of the user pool"),
            always("issuer", TEXT, "the issuer of the tokens, their claim `iss`"),
            always("jwksUrl", TEXT, "the URL of the public keys of the user pool"),
            always("discoveryUrl", TEXT, "the URL of the issuer's OpenID Connect discovery document"),
            always(
                    "identityProviders",
                    new Type.ByName(TEXT),
                    "Cognito's name of each identity provider, by its name in the arguments"));

    /** The outputs of app clients. */
    static final List<ComponentOutput> APP_CLIENTS = List.of(
            always("region", TEXT, "the AWS Region"),
            always("clientIds", new Type.ByName(TEXT), "the ID of each app client, by name"),
            new ComponentOutput(
                    "clientSecrets",
                    new Type.ByName(TEXT),
                    true,
                    true,
                    "the secret of each confidential client, by name"),
            always(
                    "clientSecretArns",
                    new Type.ByName(TEXT),
                    "the ARN of each client secret in Secrets Manager, by client"),
            always("scopes", new Type.ByName(TEXT), "the full name of each scope, as in tokens, by short name"));

    /** The outputs of an HTTP API. */
    static final List<ComponentOutput> HTTP_API = List.of(
            always("region", TEXT, "the AWS Region"),
            always("apiUrl", TEXT, "the address of the API"),
            always("apiId", TEXT, "the ID of the API"),
            always("stage", TEXT, "the name of the stage"),
            always("scopes", new Type.ByName(TEXT), "the full name of each scope, as in tokens, by short name"),
            sometimes(
                    "dnsTargets",
                    new Type.ByName(TEXT),
                    "the targets of the DNS records that you create yourself, by host name; only for a custom domain without"
                            + " a zone"));

    /** The outputs of the roles that deploy. */
    static final List<ComponentOutput> DELIVERY_ROLES = List.of(
            always("deployRoles", new Type.ByName(TEXT), "the ARN of the role that deploys each stack, by stack"),
            always("previewRoles", new Type.ByName(TEXT), "the ARN of the role that previews each stack, by stack"),
            always(
                    "boundaries",
                    new Type.ByName(TEXT),
                    "the ARN of the permissions boundary of each stack that has one, by stack"));

    private static ComponentOutput always(String name, Type type, String description) {
        return new ComponentOutput(name, type, true, false, description);
    }

    private static ComponentOutput sometimes(String name, Type type, String description) {
        return new ComponentOutput(name, type, false, false, description);
    }
}
