package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Known, writable, well-formed, and all that the pool requires. Texts OBS, but
 * for those of length and address (assumed). */
final class SignUpAttributes implements SignUpCheck {
    /** DOC "Working with user attributes"; sub and the verified flags are Cognito's own. */
    private static final Set<String> STANDARD = Set.of(
            "address",
            "birthdate",
            "email",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "phone_number",
            "picture",
            "preferred_username",
            "profile",
            "updated_at",
            "website",
            "zoneinfo");

    private static final Set<String> OWN = Set.of("sub", "email_verified", "phone_number_verified");
    private static final int LONGEST = 2048;

    @Override
    public Optional<Refused> refusal(Candidate candidate) {
        Map<String, String> attributes = candidate.attributes();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            Optional<Refused> bad = refusal(candidate, attribute.getKey(), attribute.getValue());
            if (bad.isPresent()) {
                return bad;
            }
        }
        for (String required : candidate.caller().pool().schema().required()) {
            if (attributes.getOrDefault(required, "").isEmpty()) {
                return Optional.of(Refused.invalidParameter(
                        "Attributes did not conform to the schema: " + required + ": The attribute is required",
                        "the pool requires " + required));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> refusal(Candidate candidate, String name, String value) {
        if (!STANDARD.contains(name) && !OWN.contains(name)) {
            return Optional.of(Refused.invalidParameter(
                    "Attributes did not conform to the schema: Type for attribute {" + name
                            + "} could not be determined",
                    "the pool has no such attribute; custom ones are not imitated locally yet"));
        }
        Optional<Set<String>> writable = candidate.caller().client().writeAttributes();
        // CHOICE: the address that serves as user name is taken whatever the client may write.
        boolean isName =
                name.equals("email") && Users.byEmail(candidate.caller().pool());
        if (OWN.contains(name)
                || (!isName && writable.isPresent() && !writable.get().contains(name))) {
            return Optional.of(Refused.notAuthorized(
                    "A client attempted to write unauthorized attribute",
                    "client " + candidate.caller().client().name() + " may not write " + name));
        }
        if (value.length() > LONGEST) {
            return Optional.of(Refused.invalidParameter(
                    "Attributes did not conform to the schema: " + name + ": String must be no longer than " + LONGEST
                            + " characters",
                    name + " is too long"));
        }
        if (name.equals("email") && !EmailAddress.isOne(value)) {
            return Optional.of(
                    Refused.invalidParameter("Invalid email address format.", "attribute email is no address"));
        }
        return Optional.empty();
    }
}
