package dev.gatehouse.local.cognito.signup;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import dev.gatehouse.local.cognito.attribute.SignUpCheck;
import dev.gatehouse.local.state.UserPool;
import java.util.Map;
import java.util.Optional;

/** Known, writable, well-formed, and all that the pool requires. Texts OBS. */
final class SignUpAttributes implements SignUpCheck {
    private static final String PREFERRED = "preferred_username";

    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        UserPool pool = candidate.caller().pool();
        Map<String, String> attributes = candidate.attributes();
        Optional<Refused> bad =
                AttributeRules.checkNew(pool, Optional.of(candidate.caller().client()), attributes);
        if (bad.isPresent()) {
            return bad;
        }
        // DOC "Customizing sign-in attributes": as an alias it comes after the confirmation. Text assumed.
        if (pool.schema().aliases().contains(PREFERRED) && attributes.containsKey(PREFERRED)) {
            return Optional.of(Refused.invalidParameter(
                    "User cannot be signed up with preferred_username as an alias.",
                    "the user sets it by UpdateUserAttributes, once confirmed"));
        }
        for (String required : pool.schema().required()) {
            if (attributes.getOrDefault(required, "").isEmpty()) {
                return Optional.of(Refused.invalidParameter(
                        "Attributes did not conform to the schema: " + required + ": The attribute is required",
                        "the pool requires " + required));
            }
        }
        return Optional.empty();
    }
}
