package dev.gatehouse.local;

import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.AppClientBuilder;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.Group;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import dev.gatehouse.local.state.UserPool.ResourceServer;
import dev.gatehouse.local.state.UserPoolBuilder;
import dev.gatehouse.local.state.UserSchema;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What tests declare: one user pool like that of the local stack, and an app client of each kind. */
public final class TestState {
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

    /** For pools without Lambda triggers. */
    public static final FunctionInvoker NO_FUNCTION = (arn, event) -> {
        throw new AssertionError("no trigger names this function: " + arn);
    };

    private TestState() {}

    public static UserPool pool(String issuer) {
        return pool(issuer, true, Optional.of("local-example"));
    }

    public static UserPool pool(String issuer, boolean signUpOpen, Optional<String> domain) {
        Group admin = new Group("admin", Optional.of(1), Optional.empty(), Optional.empty());
        Group auditors = new Group(
                "auditors", Optional.of(5), Optional.of("arn:aws:iam::000000000000:role/a"), Optional.of("They read"));
        ResourceServer server =
                new ResourceServer("https://api.example.com", "API", List.of(READ, WRITE), Map.of(READ, "Read access"));
        return UserPoolBuilder.of(POOL, issuer)
                .signUpOpen(signUpOpen)
                .schema(UserSchema.of(
                        List.of(new Attribute("email", UserSchema.Type.STRING, true, true, 0, 2048)),
                        Set.of(),
                        Set.of("email")))
                .groups(Map.of(admin.name(), admin, auditors.name(), auditors))
                .resourceServers(Map.of(server.identifier(), server))
                .domain(domain)
                .build();
    }

    /** The same pool with Lambda triggers. */
    public static UserPool calling(UserPool pool, UserPool.Triggers triggers) {
        return UserPoolBuilder.of(pool).triggers(triggers).build();
    }

    /** The same pool; a new password must differ from the newest {@code history} ones. */
    public static UserPool remembering(UserPool pool, int history) {
        PasswordPolicy now = pool.passwordPolicy();
        return UserPoolBuilder.of(pool)
                .passwordPolicy(new PasswordPolicy(
                        now.minimumLength(),
                        now.lowercase(),
                        now.uppercase(),
                        now.numbers(),
                        now.symbols(),
                        now.temporaryDays(),
                        history))
                .build();
    }

    /** The same pool with MFA by an authenticator app or a code by email. */
    public static UserPool asking(UserPool pool, String mode) {
        return with(pool, new UserPool.Mfa(mode, true, Optional.of(PoolMails.SIGN_IN)));
    }

    /** The same pool with other groups. */
    public static UserPool grouped(UserPool pool, Map<String, Group> groups) {
        return UserPoolBuilder.of(pool).groups(groups).build();
    }

    /** The same pool with the pages of managed login. */
    public static UserPool managedLogin(UserPool pool) {
        return UserPoolBuilder.of(pool).managedLogin(true).build();
    }

    /** The same pool with case-sensitive user names. */
    public static UserPool caseSensitive(UserPool pool) {
        return UserPoolBuilder.of(pool).caseSensitive(true).build();
    }

    /** The same pool with other MFA settings. */
    public static UserPool with(UserPool pool, UserPool.Mfa mfa) {
        return UserPoolBuilder.of(pool).mfa(mfa).build();
    }

    /** The same pool with other attributes, or other user name attributes. */
    public static UserPool with(UserPool pool, UserSchema schema, Set<String> usernameAttributes) {
        return UserPoolBuilder.of(pool)
                .schema(schema)
                .usernameAttributes(usernameAttributes)
                .build();
    }

    /** The same pool with other account recovery options. */
    public static UserPool recovering(UserPool pool, Set<String> recovery) {
        return UserPoolBuilder.of(pool).recovery(recovery).build();
    }

    /** The same pool with identity providers. */
    public static UserPool federated(UserPool pool, List<UserPool.IdentityProvider> providers) {
        return UserPoolBuilder.of(pool)
                .providers(providers.stream()
                        .collect(Collectors.toMap(UserPool.IdentityProvider::name, Function.identity())))
                .build();
    }

    /** The same clients with these identity providers. */
    public static List<AppClient> offering(Set<String> providers) {
        return eachClient(client -> client.identityProviders(providers));
    }

    /** The same clients with these explicit auth flows. */
    public static List<AppClient> flowing(Set<String> flows) {
        return eachClient(client -> client.explicitAuthFlows(flows));
    }

    /** The same clients with these write attributes. */
    public static List<AppClient> writing(Set<String> attributes) {
        return eachClient(client -> client.writeAttributes(Optional.of(attributes)));
    }

    private static List<AppClient> eachClient(UnaryOperator<AppClientBuilder> change) {
        return clients().stream()
                .map(client -> change.apply(AppClientBuilder.of(client)).build())
                .toList();
    }

    /** The standard attributes, with this one required. */
    public static UserSchema requiring(String name) {
        return UserSchema.of(
                List.of(new Attribute(name, UserSchema.Type.STRING, true, true, 0, 2048)), Set.of(), Set.of());
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
        Set<String> code = Set.of("code");
        return List.of(
                client(SPA, "spa")
                        .oauthFlows(code)
                        .oauthScopes(user)
                        .explicitAuthFlows(Set.of("ALLOW_USER_PASSWORD_AUTH"))
                        .rotationGrace(Optional.of(Duration.ofSeconds(10)))
                        .build(),
                client(WEB, "web")
                        .secret(Optional.of(Secret.of(WEB_SECRET)))
                        .oauthFlows(code)
                        .oauthScopes(all)
                        .explicitAuthFlows(passwords)
                        .build(),
                client(CLI, "cli")
                        .oauthFlows(code)
                        .oauthScopes(all)
                        .explicitAuthFlows(passwords)
                        .build(),
                client(JOBS, "jobs")
                        .secret(Optional.of(Secret.of(JOBS_SECRET)))
                        .oauthFlows(Set.of("client_credentials"))
                        .oauthScopes(List.of(READ, WRITE))
                        .build(),
                client(FRANK, "frank")
                        .oauthFlows(Set.of("implicit"))
                        .oauthScopes(user)
                        .build(),
                client(OLD, "old")
                        .explicitAuthFlows(passwords)
                        .hideUserExistence(false)
                        .build());
    }

    private static AppClientBuilder client(String id, String name) {
        return AppClientBuilder.of(id, POOL, name)
                .callbackUrls(List.of(CALLBACK, OTHER_CALLBACK))
                .logoutUrls(List.of(LOGOUT))
                .writeAttributes(Optional.of(Set.of("email", "name")));
    }
}
