package dev.gatehouse.local.oauth.authorize;

import java.util.Optional;

/** One thing that a request for authorization must satisfy. */
@FunctionalInterface
interface AuthorizationCheck {
    Optional<AuthorizationRefusal> refusal(AuthorizationRequest request);
}
