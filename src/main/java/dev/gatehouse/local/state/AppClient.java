package dev.gatehouse.local.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A declared app client.
 *
 * @param id 26 lower-case letters or digits
 * @param oauthFlows any of {@code code}, {@code implicit}, {@code client_credentials}; empty if OAuth is off
 * @param oauthScopes in the declared order: standard scopes and {@code <identifier>/<name>}
 * @param explicitAuthFlows {@code ALLOW_…} names; never empty (unset means REFRESH, SRP and CUSTOM on AWS)
 * @param hideUserExistence whether {@code PreventUserExistenceErrors} is {@code ENABLED}
 * @param revocation whether tokens can be revoked
 * @param rotationGrace present if refresh token rotation is on: how long the old token stays valid, 0 to 60 s
 * @param identityProviders with which users can sign in: {@code COGNITO}, and names of identity providers of the user pool
 * @param authSession how long a challenge can be answered, 3 to 15 min
 * @param readAttributes attributes in the ID token and at userInfo; absent means all
 * @param writeAttributes attributes that users can change through the client; absent means all
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
