package dev.gatehouse.local.oauth.authorize;

import java.util.Optional;

/** A check of an authorization request. */
@FunctionalInterface
interface AuthorizationCheck {
    Optional<AuthorizationRefusal> refusal(AuthorizationRequest request);
}
