package dev.gatehouse.local.cognito.signup;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.attribute.SignUpCheck;
import java.util.Optional;

/** Checks that the pool allows self-registration. API reference, AllowAdminCreateUserOnly. Text OBS, in many client projects. */
final class SelfRegistrationCheck implements SignUpCheck {
    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        return candidate.caller().pool().signUpOpen()
                ? Optional.empty()
                : Optional.of(
                        Refused.notAuthorized(
                                "SignUp is not permitted for this user pool",
                                "only administrators can create users in this pool; to allow self-registration, set signUp to open"));
    }
}
