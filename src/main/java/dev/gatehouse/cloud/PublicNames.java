package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import dev.gatehouse.settings.OwnName;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.SignInDomain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Under which names the stack answers, and where DNS must lead them.
 *
 * @param stageUrl where the API's stage answers by itself
 * @param apiDomain present where the API has a name of its own
 */
record PublicNames(
        Settings settings,
        Hosts hosts,
        Optional<SignInPages> pages,
        Output<String> stageUrl,
        Optional<ApiDomain> apiDomain) {

    /** Empty where tokens come from another issuer. */
    Optional<Output<String>> authUrl() {
        return pages.map(SignInPages::authUrl);
    }

    Output<String> apiUrl() {
        return apiDomain
                .map(domain -> Output.tuple(domain.host(), stageUrl).applyValue(known -> hosts.api(known.t1, known.t2)))
                .orElse(stageUrl);
    }

    /** Host to alias target, of names whose records are made elsewhere; empty where there is none. */
    Optional<Output<Map<String, String>>> dnsTargets() {
        Map<String, Output<String>> targets = new LinkedHashMap<>();
        settings.domain()
                .flatMap(SignInDomain::custom)
                .filter(PublicNames::isElsewhere)
                .ifPresent(own -> targets.put(own.host(), pages.orElseThrow().dnsTarget()));
        settings.api()
                .domain()
                .filter(PublicNames::isElsewhere)
                .ifPresent(
                        own -> targets.put(own.host(), apiDomain.orElseThrow().dnsTarget()));
        return targets.isEmpty() ? Optional.empty() : Optional.of(Outputs.map(targets));
    }

    private static boolean isElsewhere(OwnName own) {
        return own.zone().isEmpty();
    }
}
