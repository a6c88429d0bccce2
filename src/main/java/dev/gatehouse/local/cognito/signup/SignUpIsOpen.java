package dev.gatehouse.local.cognito.signup;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.attribute.SignUpCheck;
import java.util.Optional;

/** AdminCreateUserConfig may leave adding users to administrators. Text OBS, in many client projects. */
final class SignUpIsOpen implements SignUpCheck {
    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        return candidate.caller().pool().signUpOpen()
                ? Optional.empty()
                : Optional.of(Refused.notAuthorized(
                        "SignUp is not permitted for this user pool",
                        "only administrators add users to this pool; set signUp to open to change it"));
    }
}
