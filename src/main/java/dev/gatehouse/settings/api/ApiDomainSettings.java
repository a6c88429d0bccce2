package dev.gatehouse.settings.api;

import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.CustomDomainKeys;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.Optional;

/** The custom domain of the API. */
public final class ApiDomainSettings {
    /** Keys of gatehouse:api. */
    static final Schema KEYS = Schema.part();

    private static final CustomDomainKeys DOMAIN =
            new CustomDomainKeys(KEYS, "api", "domain", 2, 253, "the API", "the API's Region");

    /** RFC 5280, ub-common-name: ACM uses the first name of a certificate as its common name. */
    private static final int MAX_COMMON_NAME_LENGTH = 64;

    private static final Rule LENGTH = KEYS.rule(
            "api-host-length",
            "must have at most " + MAX_COMMON_NAME_LENGTH + " characters if this stack creates its certificate",
            "shorten it, or set certificate");
    private static final Rule SAME_AS_SIGN_IN_DOMAIN =
            KEYS.rule("api-sign-in", "must differ from the domain of the sign-in pages", "use two domains");
    private static final Rule PARENT_OF_SIGN_IN_DOMAIN = KEYS.rule(
            "api-above",
            "must not be the parent domain of the sign-in pages: AWS needs its DNS record before it creates the sign-in"
                    + " domain, and the API's record is created later",
            "use sibling names: auth.example.com and api.example.com");

    private ApiDomainSettings() {}

    static Optional<CustomDomain> read(Section api, Optional<String> region) {
        Optional<CustomDomain> name = DOMAIN.read(api, region);
        name.filter(each -> each.certificate().isEmpty() && each.host().length() > MAX_COMMON_NAME_LENGTH)
                .ifPresent(each -> DOMAIN.path(api).report(LENGTH, each.host()));
        return name;
    }

    /** Compares the API's domain with the domain of the sign-in pages. */
    public static void check(Section api, Optional<Section> domain) {
        DOMAIN.host(api)
                .ifPresent(host -> domain.flatMap(SignInDomain::customHost).ifPresent(signIn -> {
                    if (host.equals(signIn)) {
                        DOMAIN.path(api).report(SAME_AS_SIGN_IN_DOMAIN, host);
                    }
                    if (host.equals(CustomDomain.parentOf(signIn)) && DOMAIN.hasZone(api)) {
                        DOMAIN.path(api).report(PARENT_OF_SIGN_IN_DOMAIN, host);
                    }
                }));
    }
}
