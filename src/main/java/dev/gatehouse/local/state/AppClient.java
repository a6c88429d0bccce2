package dev.gatehouse.local.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An app client as it was declared.
 *
 * @param id 26 lower-case letters or digits
 * @param oauthFlows of {@code code}, {@code implicit}, {@code client_credentials}; empty when OAuth is off for it
 * @param oauthScopes in the order declared: standard names and {@code <identifier>/<name>}
 * @param explicitAuthFlows {@code ALLOW_…} names; never empty (unset means REFRESH, SRP and CUSTOM on AWS)
 * @param hideUserExistence {@code PreventUserExistenceErrors} is ENABLED
 * @param rotationGrace present when refresh tokens rotate: how long the old one is still taken, 0 to 60 s
 * @param identityProviders where its users may sign in: {@code COGNITO}, by a password, and names of its pool's providers
 * @param authSession how long a challenge may be answered, 3 to 15 min
 * @param readAttributes attributes that ID token and userInfo may show; absent means all
 */
public record AppClient(
        String id,
        String poolId,
        String name,
        Optional<Secret> secret,
        Set<String> oauthFlows,
        List<String> oauthScopes,
        List<String> callbackUrls,
        List<String> logoutUrls,
        Set<String> explicitAuthFlows,
        Duration accessTokenLife,
        Duration idTokenLife,
        Duration refreshTokenLife,
        boolean hideUserExistence,
        boolean revocation,
        Optional<Duration> rotationGrace,
        Set<String> identityProviders,
        Optional<Set<String>> readAttributes,
        Optional<Set<String>> writeAttributes,
        Duration authSession) {

    public AppClient {
        oauthFlows = Set.copyOf(oauthFlows);
        oauthScopes = List.copyOf(oauthScopes);
        callbackUrls = List.copyOf(callbackUrls);
        logoutUrls = List.copyOf(logoutUrls);
        explicitAuthFlows = Set.copyOf(explicitAuthFlows);
        identityProviders = Set.copyOf(identityProviders);
        readAttributes = readAttributes.map(Set::copyOf);
        writeAttributes = writeAttributes.map(Set::copyOf);
    }
}
