package dev.gatehouse.local.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds app clients for tests. Add a new component of {@link AppClient} here, with the value that most tests want. */
public final class AppClientBuilder {
    private String id;
    private String poolId;
    private String name;
    private Optional<Secret> secret = Optional.empty();
    private Set<String> oauthFlows = Set.of();
    private List<String> oauthScopes = List.of();
    private List<String> callbackUrls = List.of();
    private List<String> logoutUrls = List.of();
    private Set<String> explicitAuthFlows = Set.of("ALLOW_USER_SRP_AUTH");
    private Duration accessTokenLife = Duration.ofMinutes(15);
    private Duration idTokenLife = Duration.ofMinutes(30);
    private Duration refreshTokenLife = Duration.ofDays(1);
    private boolean hideUserExistence = true;
    private boolean revocation = true;
    private Optional<Duration> rotationGrace = Optional.empty();
    private Set<String> identityProviders = Set.of("COGNITO");
    private Optional<Set<String>> readAttributes = Optional.empty();
    private Optional<Set<String>> writeAttributes = Optional.empty();
    private Duration authSession = Duration.ofMinutes(3);

    private AppClientBuilder(String id, String poolId, String name) {
        this.id = id;
        this.poolId = poolId;
        this.name = name;
    }

    private AppClientBuilder(AppClient client) {
        id = client.id();
        poolId = client.poolId();
        name = client.name();
        secret = client.secret();
        oauthFlows = client.oauthFlows();
        oauthScopes = client.oauthScopes();
        callbackUrls = client.callbackUrls();
        logoutUrls = client.logoutUrls();
        explicitAuthFlows = client.explicitAuthFlows();
        accessTokenLife = client.accessTokenLife();
        idTokenLife = client.idTokenLife();
        refreshTokenLife = client.refreshTokenLife();
        hideUserExistence = client.hideUserExistence();
        revocation = client.revocation();
        rotationGrace = client.rotationGrace();
        identityProviders = client.identityProviders();
        readAttributes = client.readAttributes();
        writeAttributes = client.writeAttributes();
        authSession = client.authSession();
    }

    /** A public client without OAuth. */
    public static AppClientBuilder of(String id, String poolId, String name) {
        return new AppClientBuilder(id, poolId, name);
    }

    /** Starts with the values of {@code client}. */
    public static AppClientBuilder of(AppClient client) {
        return new AppClientBuilder(client);
    }

    public AppClientBuilder id(String id) {
        this.id = id;
        return this;
    }

    public AppClientBuilder poolId(String poolId) {
        this.poolId = poolId;
        return this;
    }

    public AppClientBuilder name(String name) {
        this.name = name;
        return this;
    }

    public AppClientBuilder secret(Optional<Secret> secret) {
        this.secret = secret;
        return this;
    }

    public AppClientBuilder oauthFlows(Set<String> oauthFlows) {
        this.oauthFlows = oauthFlows;
        return this;
    }

    public AppClientBuilder oauthScopes(List<String> oauthScopes) {
        this.oauthScopes = oauthScopes;
        return this;
    }

    public AppClientBuilder callbackUrls(List<String> callbackUrls) {
        this.callbackUrls = callbackUrls;
        return this;
    }

    public AppClientBuilder logoutUrls(List<String> logoutUrls) {
        this.logoutUrls = logoutUrls;
        return this;
    }

    public AppClientBuilder explicitAuthFlows(Set<String> explicitAuthFlows) {
        this.explicitAuthFlows = explicitAuthFlows;
        return this;
    }

    public AppClientBuilder accessTokenLife(Duration accessTokenLife) {
        this.accessTokenLife = accessTokenLife;
        return this;
    }

    public AppClientBuilder idTokenLife(Duration idTokenLife) {
        this.idTokenLife = idTokenLife;
        return this;
    }

    public AppClientBuilder refreshTokenLife(Duration refreshTokenLife) {
        this.refreshTokenLife = refreshTokenLife;
        return this;
    }

    public AppClientBuilder hideUserExistence(boolean hideUserExistence) {
        this.hideUserExistence = hideUserExistence;
        return this;
    }

    public AppClientBuilder revocation(boolean revocation) {
        this.revocation = revocation;
        return this;
    }

    public AppClientBuilder rotationGrace(Optional<Duration> rotationGrace) {
        this.rotationGrace = rotationGrace;
        return this;
    }

    public AppClientBuilder identityProviders(Set<String> identityProviders) {
        this.identityProviders = identityProviders;
        return this;
    }

    public AppClientBuilder readAttributes(Optional<Set<String>> readAttributes) {
        this.readAttributes = readAttributes;
        return this;
    }

    public AppClientBuilder writeAttributes(Optional<Set<String>> writeAttributes) {
        this.writeAttributes = writeAttributes;
        return this;
    }

    public AppClientBuilder authSession(Duration authSession) {
        this.authSession = authSession;
        return this;
    }

    public AppClient build() {
        return new AppClient(
                id,
                poolId,
                name,
                secret,
                oauthFlows,
                oauthScopes,
                callbackUrls,
                logoutUrls,
                explicitAuthFlows,
                accessTokenLife,
                idTokenLife,
                refreshTokenLife,
                hideUserExistence,
                revocation,
                rotationGrace,
                identityProviders,
                readAttributes,
                writeAttributes,
                authSession);
    }
}
