package dev.gatehouse.settings.api;

import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.CustomDomainKeys;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.Optional;

/** The API's own name. */
public final class ApiDomainSettings {
    /** Keys of gatehouse:api. */
    static final Schema KEYS = Schema.part();

    private static final CustomDomainKeys NAME =
            new CustomDomainKeys(KEYS, "api", "domain", 2, 253, "the API", "the API's own region");

    /** RFC 5280, ub-common-name: ACM puts the first name of a certificate there. */
    private static final int LONGEST_COMMON_NAME = 64;

    private static final Rule LENGTH = KEYS.rule(
            "api-host-length",
            "must have at most " + LONGEST_COMMON_NAME + " characters where its certificate is made here",
            "shorten it, or give a certificate");
    private static final Rule SAME =
            KEYS.rule("api-sign-in", "must not be the name of the sign-in pages", "give each a name of its own");
    private static final Rule ABOVE = KEYS.rule(
            "api-above",
            "must not be the name right above the sign-in pages': its record would have to be there before them, and"
                    + " the API opens after them",
            "put them side by side: auth.example.com and api.example.com");

    private ApiDomainSettings() {}

    static Optional<CustomDomain> read(Section api, Optional<String> region) {
        Optional<CustomDomain> name = NAME.read(api, region);
        name.filter(each -> each.certificate().isEmpty() && each.host().length() > LONGEST_COMMON_NAME)
                .ifPresent(each -> NAME.path(api).report(LENGTH, each.host()));
        return name;
    }

    /** Against the sign-in pages' own name. */
    public static void check(Section api, Optional<Section> domain) {
        NAME.host(api)
                .ifPresent(host -> domain.flatMap(SignInDomain::customHost).ifPresent(signIn -> {
                    if (host.equals(signIn)) {
                        NAME.path(api).report(SAME, host);
                    }
                    if (host.equals(CustomDomain.parentOf(signIn)) && NAME.hasZone(api)) {
                        NAME.path(api).report(ABOVE, host);
                    }
                }));
    }
}
