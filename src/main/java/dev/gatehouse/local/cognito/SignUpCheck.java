package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.Secret;
import java.util.Map;
import java.util.Optional;

/** One thing that a sign-up must satisfy. */
@FunctionalInterface
interface SignUpCheck {
    Optional<Refused> refusal(Candidate candidate);

    /** @param attributes as sent, with the address that served as user name */
    record Candidate(Caller caller, String username, Secret password, Map<String, String> attributes) {}
}
