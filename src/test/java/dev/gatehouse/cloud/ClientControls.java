package dev.gatehouse.cloud;

import dev.gatehouse.cloud.delivery.Declaration;
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
    /** What the scopes email and profile stand for (OpenID Connect Core 5.4). */
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

    static final List<Control> ALL = List.of(
            on(
                    "prowler prevent_user_existence_errors",
                    "preventUserExistenceErrors",
                    "is ENABLED",
                    s -> s.is("ENABLED")),
            on("prowler token_revocation_enabled", "enableTokenRevocation", "is true", s -> s.is(true)),
            on(
                    "RFC 9700 2.1.2 and 2.4",
                    "allowedOauthFlows",
                    "is exactly code, or client_credentials for a machine; implicit by name alone",
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
                    "is written, refreshes only without rotation, and takes passwords only where the settings say so",
                    s -> s.is(flows(s))),
            on(
                    "RFC 9700 2.2.2 and 4.14",
                    "refreshTokenRotation.feature",
                    "is ENABLED for a spa unless the settings switch it off, and where they switch it on",
                    s -> s.is(rotates(s) ? "ENABLED" : "DISABLED")),
            on(
                    "RFC 9700 4.14",
                    "refreshTokenRotation.retryGracePeriodSeconds",
                    "is at most 60",
                    s -> s.isBetween(rotates(s) ? 1 : 0, rotates(s) ? 60 : 0)),
            on(
                    "RFC 6749 2.1",
                    "generateSecret",
                    "is as its kind can keep one",
                    s -> s.is(kind(s) == ClientKind.WEB || kind(s) == ClientKind.MACHINE)),
            on(
                    "least privilege",
                    "readAttributes",
                    "is written; all of them otherwise, none for a machine",
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
                    "is what a user must bring unless the settings say more, none for a machine",
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
                    s -> s.is(client(s).scopes().stream()
                            .map(s.stack().settings().scopes()::expand)
                            .toList())),
            on(
                    "RFC 9700 2.3",
                    "allowedOauthScopes",
                    "does not let a stolen token change its user, unless the settings name it",
                    s -> client(s).scopes().contains("aws.cognito.signin.user.admin")
                            || !s.list().contains("aws.cognito.signin.user.admin")),
            on(
                    "AWS: identity providers",
                    "supportedIdentityProviders",
                    "is the pool itself and the providers that the settings name, and nobody's for a machine",
                    s -> s.is(client(s).providers().stream()
                            .map(name -> ProviderControls.cognitoName(name, s.stack()))
                            .toList())),
            on(
                    "AWS: token lives",
                    "accessTokenValidity",
                    "is 5 to 1440 minutes, not over the refresh token's",
                    s -> s.isBetween(5, 1440) && atMostRefresh(s)),
            on(
                    "AWS: token lives",
                    "idTokenValidity",
                    "is 5 to 1440 minutes, not over the refresh token's",
                    s -> s.isBetween(5, 1440) && atMostRefresh(s)),
            on(
                    "AWS: token lives",
                    "refreshTokenValidity",
                    "is as the settings say, at least an hour",
                    s -> s.isBetween(60, 5_256_000)
                            && s.is((double)
                                    client(s).tokenLifetimes().refresh().toMinutes())),
            unit("accessToken"),
            unit("idToken"),
            unit("refreshToken"),
            on("AWS: sessions", "authSessionValidity", "is 3 minutes, the least", s -> s.is(3.0)),
            on("AWS: threat protection", "enablePropagateAdditionalUserContextData", "is false", s -> s.is(false)),
            Control.of(
                            "AWS: Secrets Manager",
                            SECRET,
                            "recoveryWindowInDays",
                            "leaves a month to come back",
                            s -> s.is(30.0))
                    .whenProtected(),
            Control.of("AWS: Secrets Manager", SECRET, "recoveryWindowInDays", "is written", s -> s.isOneOf(0.0, 30.0)),
            Control.of(
                    "CKV_AWS_45",
                    VERSION,
                    "secretString",
                    "goes to the engine as a secret",
                    s -> s.value().orElse("") instanceof Declaration.SecretValue));

    private ClientControls() {}

    private static Control on(String ids, String path, String rule, Control.Check check) {
        return Control.of(ids, CLIENT, path, rule, check);
    }

    private static Control unit(String token) {
        return on("AWS: token lives", "tokenValidityUnits." + token, "is minutes", s -> s.is("minutes"));
    }

    private static Client client(Control.Seen seen) {
        return seen.stack().client(seen.resource());
    }

    private static ClientKind kind(Control.Seen seen) {
        return client(seen).kind();
    }

    private static boolean rotates(Control.Seen seen) {
        return client(seen).tokenLifetimes().rotation();
    }

    private static List<String> flows(Control.Seen seen) {
        List<String> flows = new ArrayList<>();
        flows.add(rotates(seen) ? "ALLOW_CUSTOM_AUTH" : "ALLOW_REFRESH_TOKEN_AUTH");
        flows.addAll(
                switch (client(seen).deprecatedFlows().passwordSignIn()) {
                    case OFF -> List.of();
                    case ON -> List.of("ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH");
                    case SRP -> List.of("ALLOW_USER_SRP_AUTH");
                });
        return flows;
    }

    private static boolean atMostRefresh(Control.Seen seen) {
        Optional<Object> refresh = seen.resource().at("refreshTokenValidity");
        return refresh.isPresent() && (double) seen.value().orElseThrow() <= (double) refresh.get();
    }

    /** Every kind there is in a stack, so that a test can tell what it has not seen. */
    static Set<ClientKind> kinds(Control.Stack stack) {
        Set<ClientKind> kinds = new HashSet<>();
        stack.settings().clients().forEach(client -> kinds.add(client.kind()));
        return kinds;
    }
}
