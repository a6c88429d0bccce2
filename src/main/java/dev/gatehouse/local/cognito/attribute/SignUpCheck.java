package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.state.Secret;
import java.util.Map;
import java.util.Optional;

/** A check of a sign-up request. */
@FunctionalInterface
public interface SignUpCheck {
    Optional<Refused> refusal(Candidate candidate);

    /** @param attributes as sent, including the address that serves as user name */
    record Candidate(CallingClient caller, String username, Secret password, Map<String, String> attributes) {}
}
