package dev.gatehouse.local.cognito.signup;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import dev.gatehouse.local.cognito.attribute.SignUpCheck;
import dev.gatehouse.local.state.UserPool;
import java.util.Map;
import java.util.Optional;

/** Checks that attributes are known, writable and well-formed, and that no required attribute is missing. Texts OBS. */
final class SignUpAttributesCheck implements SignUpCheck {
    private static final String PREFERRED_USERNAME = "preferred_username";

    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        UserPool pool = candidate.caller().pool();
        Map<String, String> attributes = candidate.attributes();
        Optional<Refused> invalid =
                AttributeRules.checkNew(pool, Optional.of(candidate.caller().client()), attributes);
        if (invalid.isPresent()) {
            return invalid;
        }
        // DOC "Customizing sign-in attributes": an alias can be set only after confirmation. Text assumed.
        if (pool.schema().aliases().contains(PREFERRED_USERNAME) && attributes.containsKey(PREFERRED_USERNAME)) {
            return Optional.of(Refused.invalidParameter(
                    "User cannot be signed up with preferred_username as an alias.",
                    "set it with UpdateUserAttributes after the user is confirmed"));
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
