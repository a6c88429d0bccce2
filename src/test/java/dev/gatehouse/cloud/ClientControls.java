package dev.gatehouse.cloud;

import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.ClientKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about app clients and their secrets. */
final class ClientControls {
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";
    private static final String SECRET = "aws:secretsmanager/secret:Secret";
    private static final String VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
    /** The attributes of the scopes email, profile and phone (OpenID Connect Core, section 5.4). */
    private static final Set<String> READABLE = Set.of(
            "email",
            "email_verified",
            "birthdate",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "picture",
            "preferred_username",
            "profile",
            "updated_at",
            "website",
            "zoneinfo",
            "phone_number",
            "phone_number_verified");

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            on(
                    "prowler prevent_user_existence_errors",
                    "preventUserExistenceErrors",
                    "is ENABLED",
                    s -> s.is("ENABLED")),
            on("prowler token_revocation_enabled", "enableTokenRevocation", "is true", s -> s.is(true)));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            on(
                    "RFC 9700 2.1.2 and 2.4",
                    "allowedOauthFlows",
                    "is exactly code, or client_credentials for the kind machine; implicit only if the settings allow it",
                    s -> s.is(
                            kind(s) == ClientKind.MACHINE
                                    ? List.of("client_credentials")
                                    : client(s).deprecatedFlows().implicitGrant()
                                            ? List.of("code", "implicit")
                                            : List.of("code"))),
            on("RFC 9700 2.1.2", "allowedOauthFlowsUserPoolClient", "is true", s -> s.is(true)),
            on(
                    "RFC 9700 2.4 and 4.14",
                    "explicitAuthFlows",
                    "is exactly the flows of the settings: refresh only without rotation, passwords only if the settings allow them",
                    s -> s.is(flows(s))),
            on(
                    "RFC 9700 2.2.2 and 4.14",
                    "refreshTokenRotation.feature",
                    "is as in the settings, by default ENABLED for the kind spa",
                    s -> s.is(rotates(s) ? "ENABLED" : "DISABLED")),
            on(
                    "RFC 9700 4.14",
                    "refreshTokenRotation.retryGracePeriodSeconds",
                    "is at most 60 seconds",
                    s -> s.isBetween(rotates(s) ? 1 : 0, rotates(s) ? 60 : 0)),
            on(
                    "RFC 6749 2.1",
                    "generateSecret",
                    "is true for the kinds web and machine",
                    s -> s.is(kind(s) == ClientKind.WEB || kind(s) == ClientKind.MACHINE)),
            on(
                    "least privilege",
                    "readAttributes",
                    "is as in the settings, by default the attributes of the client's scopes, and empty for the kind machine",
                    s -> s.value().isPresent()
                            && client(s)
                                    .attributePermissions()
                                    .read()
                                    .map(s::is)
                                    .orElseGet(() -> READABLE.containsAll(s.list())
                                            && !s.list().isEmpty())),
            on(
                    "least privilege",
                    "writeAttributes",
                    "is the required attributes or the settings' list, and empty for the kind machine",
                    s -> s.is(client(s).attributePermissions().write())),
            on(
                    "RFC 9700 2.1",
                    "callbackUrls",
                    "is exactly the settings' list",
                    s -> s.is(client(s).callbackUrls())),
            on(
                    "RFC 9700 2.1",
                    "logoutUrls",
                    "is exactly the settings' list",
                    s -> s.is(client(s).logoutUrls())),
            on(
                    "RFC 9700 2.3",
                    "allowedOauthScopes",
                    "is exactly the settings' list",
                    s -> s.is(McpControls.scopes(s.stack().settings(), client(s)))),
            on(
                    "RFC 9700 2.3",
                    "allowedOauthScopes",
                    "does not contain aws.cognito.signin.user.admin unless the settings do: with this scope, a stolen token can change its user",
                    s -> client(s).scopes().contains("aws.cognito.signin.user.admin")
                            || !s.list().contains("aws.cognito.signin.user.admin")),
            on(
                    "AWS: identity providers",
                    "supportedIdentityProviders",
                    "is as in the settings, and empty for the kind machine",
                    s -> s.is(client(s).providers().stream()
                            .map(name -> IdentityProviderControls.cognitoName(name, s.stack()))
                            .toList())),
            on(
                    "AWS: token validity",
                    "accessTokenValidity",
                    "is 5 to 1440 minutes, and not longer than the refresh token's validity",
                    s -> s.isBetween(5, 1440) && atMostRefresh(s)),
            on(
                    "AWS: token validity",
                    "idTokenValidity",
                    "is 5 to 1440 minutes, and not longer than the refresh token's validity",
                    s -> s.isBetween(5, 1440) && atMostRefresh(s)),
            on(
                    "AWS: token validity",
                    "refreshTokenValidity",
                    "is as in the settings, at least an hour",
                    s -> s.isBetween(60, 5_256_000)
                            && s.is((double)
                                    client(s).tokenLifetimes().refresh().toMinutes())),
            unit("accessToken"),
            unit("idToken"),
            unit("refreshToken"),
            on("AWS: sessions", "authSessionValidity", "is 3 minutes, the minimum", s -> s.is(3.0)),
            on("AWS: threat protection", "enablePropagateAdditionalUserContextData", "is false", s -> s.is(false)),
            Control.of("AWS: Secrets Manager", SECRET, "recoveryWindowInDays", "is 30 days", s -> s.is(30.0))
                    .whenProtected(),
            Control.of("AWS: Secrets Manager", SECRET, "recoveryWindowInDays", "is set", s -> s.isOneOf(0.0, 30.0)),
            Control.of(
                    "Pulumi secrets",
                    VERSION,
                    "secretString",
                    "is a secret value for the engine",
                    s -> s.value().orElse("") instanceof Declaration.SecretValue));

    private ClientControls() {}

    private static Control on(String source, String path, String rule, Control.Check check) {
        return Control.of(source, CLIENT, path, rule, check);
    }

    private static Control unit(String token) {
        return on("AWS: token lives", "tokenValidityUnits." + token, "is minutes", s -> s.is("minutes"));
    }

    private static Client client(Control.Argument argument) {
        return argument.stack().client(argument.resource());
    }

    private static ClientKind kind(Control.Argument argument) {
        return client(argument).kind();
    }

    private static boolean rotates(Control.Argument argument) {
        return client(argument).tokenLifetimes().rotation();
    }

    private static List<String> flows(Control.Argument argument) {
        List<String> flows = new ArrayList<>();
        flows.add(rotates(argument) ? "ALLOW_CUSTOM_AUTH" : "ALLOW_REFRESH_TOKEN_AUTH");
        flows.addAll(
                switch (client(argument).deprecatedFlows().passwordSignIn()) {
                    case OFF -> List.of();
                    case ON -> List.of("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH");
                    case SRP -> List.of("ALLOW_USER_SRP_AUTH");
                });
        return flows;
    }

    private static boolean atMostRefresh(Control.Argument argument) {
        Optional<Object> refresh = argument.resource().at("refreshTokenValidity");
        return refresh.isPresent() && (double) argument.value().orElseThrow() <= (double) refresh.get();
    }

    /** The kinds of clients in a stack. */
    static Set<ClientKind> kinds(Control.Stack stack) {
        Set<ClientKind> kinds = new HashSet<>();
        stack.settings().clients().forEach(client -> kinds.add(client.kind()));
        return kinds;
    }
}
