package dev.gatehouse.local;

import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import dev.gatehouse.local.state.UserPool.ResourceServer;
import dev.gatehouse.local.state.UserSchema;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the tests declare: one pool as the local stack has it, and a client of each kind. */
public final class Picture {
    public static final String POOL = "eu-west-1_Ab12Cd34E";
    public static final String READ = "https://api.example.com/read";
    public static final String WRITE = "https://api.example.com/write";
    public static final String CALLBACK = "http://localhost:3000/callback";
    public static final String OTHER_CALLBACK = "http://localhost:3000/other?kept=1";
    public static final String LOGOUT = "http://localhost:3000/";

    public static final String SPA = "1spa1spa1spa1spa1spa1spa1s";
    public static final String WEB = "2web2web2web2web2web2web2w";
    public static final String CLI = "3cli3cli3cli3cli3cli3cli3c";
    public static final String JOBS = "4jobs4jobs4jobs4jobs4jobs4";
    public static final String FRANK = "5frank5frank5frank5frank55";
    public static final String OLD = "6old6old6old6old6old6old6o";

    public static final String WEB_SECRET = "webwebwebwebwebwebwebwebwebwebwebwebwebwebwebwebweb";
    public static final String JOBS_SECRET = "jobsjobsjobsjobsjobsjobsjobsjobsjobsjobsjobsjobsjob";

    /** For pools whose triggers nobody set. */
    public static final FunctionInvoker NO_FUNCTION = (arn, event) -> {
        throw new AssertionError("nobody names this function: " + arn);
    };

    private Picture() {}

    public static UserPool pool(String issuer) {
        return pool(issuer, true, Optional.of("local-example"));
    }

    public static UserPool pool(String issuer, boolean signUpOpen, Optional<String> domain) {
        return new UserPool(
                POOL,
                "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/" + POOL,
                "example-users",
                issuer,
                signUpOpen,
                Set.of("email"),
                Set.of("email"),
                false,
                new PasswordPolicy(12, true, true, true, false, 1, 0),
                UserPool.Mfa.OFF,
                UserSchema.of(
                        List.of(new Attribute("email", UserSchema.Type.STRING, true, true, 0, 2048)),
                        Set.of(),
                        Set.of("email")),
                Set.of("verified_email"),
                Map.of(
                        "admin", new Group("admin", Optional.of(1), Optional.empty(), Optional.empty()),
                        "auditors",
                                new Group(
                                        "auditors",
                                        Optional.of(5),
                                        Optional.of("arn:aws:iam::000000000000:role/a"),
                                        Optional.of("They read"))),
                Map.of(
                        "https://api.example.com",
                        new ResourceServer(
                                "https://api.example.com", "API", List.of(READ, WRITE), Map.of(READ, "Read access"))),
                domain,
                false,
                UserPool.Triggers.NONE,
                PoolMails.COGNITOS,
                "ESSENTIALS",
                false,
                Map.of());
    }

    /** The same pool, calling functions. */
    public static UserPool calling(UserPool pool, UserPool.Triggers triggers) {
        return with(pool, pool.passwordPolicy(), pool.schema(), pool.usernameAttributes(), pool.recovery(), triggers);
    }

    /** The same pool, refusing the newest {@code history} passwords. */
    public static UserPool remembering(UserPool pool, int history) {
        PasswordPolicy now = pool.passwordPolicy();
        PasswordPolicy policy = new PasswordPolicy(
                now.minimumLength(),
                now.lowercase(),
                now.uppercase(),
                now.numbers(),
                now.symbols(),
                now.temporaryDays(),
                history);
        return with(pool, policy, pool.schema(), pool.usernameAttributes(), pool.recovery(), pool.triggers());
    }

    /** The same pool, asking for a second factor: an authenticator app, or a code by mail. */
    public static UserPool asking(UserPool pool, String mode) {
        return with(pool, new UserPool.Mfa(mode, true, Optional.of(PoolMails.SIGN_IN)));
    }

    /** The same pool with other groups. */
    public static UserPool grouped(UserPool pool, Map<String, Group> groups) {
        return new UserPool(
                pool.id(),
                pool.arn(),
                pool.name(),
                pool.issuer(),
                pool.signUpOpen(),
                pool.usernameAttributes(),
                pool.autoVerified(),
                pool.caseSensitive(),
                pool.passwordPolicy(),
                pool.mfa(),
                pool.schema(),
                pool.recovery(),
                groups,
                pool.resourceServers(),
                pool.domain(),
                pool.managedLogin(),
                pool.triggers(),
                pool.mails(),
                pool.tier(),
                pool.deletionProtection(),
                pool.providers());
    }

    /** The same pool with the pages of managed login. */
    public static UserPool managedLogin(UserPool pool) {
        return new UserPool(
                pool.id(),
                pool.arn(),
                pool.name(),
                pool.issuer(),
                pool.signUpOpen(),
                pool.usernameAttributes(),
                pool.autoVerified(),
                pool.caseSensitive(),
                pool.passwordPolicy(),
                pool.mfa(),
                pool.schema(),
                pool.recovery(),
                pool.groups(),
                pool.resourceServers(),
                pool.domain(),
                true,
                pool.triggers(),
                pool.mails(),
                pool.tier(),
                pool.deletionProtection(),
                pool.providers());
    }

    /** The same pool, where names that differ by capitals are two names. */
    public static UserPool caseSensitive(UserPool pool) {
        return new UserPool(
                pool.id(),
                pool.arn(),
                pool.name(),
                pool.issuer(),
                pool.signUpOpen(),
                pool.usernameAttributes(),
                pool.autoVerified(),
                true,
                pool.passwordPolicy(),
                pool.mfa(),
                pool.schema(),
                pool.recovery(),
                pool.groups(),
                pool.resourceServers(),
                pool.domain(),
                pool.managedLogin(),
                pool.triggers(),
                pool.mails(),
                pool.tier(),
                pool.deletionProtection(),
                pool.providers());
    }

    public static UserPool with(UserPool pool, UserPool.Mfa mfa) {
        return new UserPool(
                pool.id(),
                pool.arn(),
                pool.name(),
                pool.issuer(),
                pool.signUpOpen(),
                pool.usernameAttributes(),
                pool.autoVerified(),
                pool.caseSensitive(),
                pool.passwordPolicy(),
                mfa,
                pool.schema(),
                pool.recovery(),
                pool.groups(),
                pool.resourceServers(),
                pool.domain(),
                pool.managedLogin(),
                pool.triggers(),
                pool.mails(),
                pool.tier(),
                pool.deletionProtection(),
                pool.providers());
    }

    /** The same pool with other attributes, or other names to sign in with. */
    public static UserPool with(UserPool pool, UserSchema schema, Set<String> usernameAttributes) {
        return with(pool, pool.passwordPolicy(), schema, usernameAttributes, pool.recovery(), pool.triggers());
    }

    /** The same pool with other ways back for who forgot the password. */
    public static UserPool recovering(UserPool pool, Set<String> recovery) {
        return with(pool, pool.passwordPolicy(), pool.schema(), pool.usernameAttributes(), recovery, pool.triggers());
    }

    /** The same pool with other places to sign in. */
    public static UserPool federated(UserPool pool, List<UserPool.IdentityProvider> providers) {
        return new UserPool(
                pool.id(),
                pool.arn(),
                pool.name(),
                pool.issuer(),
                pool.signUpOpen(),
                pool.usernameAttributes(),
                pool.autoVerified(),
                pool.caseSensitive(),
                pool.passwordPolicy(),
                pool.mfa(),
                pool.schema(),
                pool.recovery(),
                pool.groups(),
                pool.resourceServers(),
                pool.domain(),
                pool.managedLogin(),
                pool.triggers(),
                pool.mails(),
                pool.tier(),
                pool.deletionProtection(),
                providers.stream().collect(Collectors.toMap(UserPool.IdentityProvider::name, Function.identity())));
    }

    /** The same clients, whose users sign in at these places. */
    public static List<AppClient> offering(Set<String> providers) {
        return clients().stream()
                .map(each -> copy(each, each.explicitAuthFlows(), providers, each.writeAttributes()))
                .toList();
    }

    /** The same clients, each with these flows. */
    public static List<AppClient> flowing(Set<String> flows) {
        return clients().stream()
                .map(each -> copy(each, flows, each.identityProviders(), each.writeAttributes()))
                .toList();
    }

    private static AppClient copy(
            AppClient each, Set<String> flows, Set<String> providers, Optional<Set<String>> writeAttributes) {
        return new AppClient(
                each.id(),
                each.poolId(),
                each.name(),
                each.secret(),
                each.oauthFlows(),
                each.oauthScopes(),
                each.callbackUrls(),
                each.logoutUrls(),
                flows,
                each.accessTokenLife(),
                each.idTokenLife(),
                each.refreshTokenLife(),
                each.hideUserExistence(),
                each.revocation(),
                each.rotationGrace(),
                providers,
                each.readAttributes(),
                writeAttributes,
                each.authSession());
    }

    /** Standard attributes, of which one must be there. */
    public static UserSchema requiring(String name) {
        return UserSchema.of(
                List.of(new Attribute(name, UserSchema.Type.STRING, true, true, 0, 2048)), Set.of(), Set.of());
    }

    private static UserPool with(
            UserPool pool,
            PasswordPolicy policy,
            UserSchema schema,
            Set<String> usernameAttributes,
            Set<String> recovery,
            UserPool.Triggers triggers) {
        return new UserPool(
                pool.id(),
                pool.arn(),
                pool.name(),
                pool.issuer(),
                pool.signUpOpen(),
                usernameAttributes,
                pool.autoVerified(),
                pool.caseSensitive(),
                policy,
                pool.mfa(),
                schema,
                recovery,
                pool.groups(),
                pool.resourceServers(),
                pool.domain(),
                pool.managedLogin(),
                triggers,
                pool.mails(),
                pool.tier(),
                pool.deletionProtection(),
                pool.providers());
    }

    public static Declared declared(UserPool pool) {
        return with(pool, clients());
    }

    public static Declared with(UserPool pool, List<AppClient> clients) {
        return new Declared(
                Map.of(pool.id(), pool),
                clients.stream().collect(Collectors.toMap(AppClient::id, Function.identity())),
                List.of(),
                Map.of(),
                List.of());
    }

    public static List<AppClient> clients() {
        List<String> user = List.of("openid", "email", "profile", READ, WRITE);
        List<String> all = new ArrayList<>(user);
        all.add("aws.cognito.signin.user.admin");
        Set<String> passwords = Set.of("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        Optional<Duration> rotation = Optional.of(Duration.ofSeconds(10));
        return List.of(
                client(SPA, "spa", null, Set.of("code"), user, Set.of("ALLOW_USER_PASSWORD_AUTH"), true, rotation),
                client(WEB, "web", WEB_SECRET, Set.of("code"), all, passwords, true, Optional.empty()),
                client(CLI, "cli", null, Set.of("code"), all, passwords, true, Optional.empty()),
                client(
                        JOBS,
                        "jobs",
                        JOBS_SECRET,
                        Set.of("client_credentials"),
                        List.of(READ, WRITE),
                        Set.of("ALLOW_USER_SRP_AUTH"),
                        true,
                        Optional.empty()),
                client(
                        FRANK,
                        "frank",
                        null,
                        Set.of("implicit"),
                        user,
                        Set.of("ALLOW_USER_SRP_AUTH"),
                        true,
                        Optional.empty()),
                client(OLD, "old", null, Set.of(), List.of(), passwords, false, Optional.empty()));
    }

    /** The same clients; of the users' attributes they may write these. */
    public static List<AppClient> writing(Set<String> attributes) {
        return clients().stream()
                .map(each -> copy(each, each.explicitAuthFlows(), each.identityProviders(), Optional.of(attributes)))
                .toList();
    }

    private static AppClient client(
            String id,
            String name,
            @org.jspecify.annotations.Nullable String secret,
            Set<String> flows,
            List<String> scopes,
            Set<String> explicit,
            boolean hide,
            Optional<Duration> rotation) {
        return new AppClient(
                id,
                POOL,
                name,
                Optional.ofNullable(secret).map(Secret::of),
                flows,
                scopes,
                List.of(CALLBACK, OTHER_CALLBACK),
                List.of(LOGOUT),
                explicit,
                Duration.ofMinutes(15),
                Duration.ofMinutes(30),
                Duration.ofDays(1),
                hide,
                true,
                rotation,
                Set.of("COGNITO"),
                Optional.empty(),
                Optional.of(Set.of("email", "name")),
                Duration.ofMinutes(3));
    }
}
