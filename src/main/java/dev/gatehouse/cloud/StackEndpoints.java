package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.api.MappedDomain;
import dev.gatehouse.cloud.identity.SignInPages;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.RestOptions;
import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.SignInDomain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The URLs of a stack, and the targets of its DNS records.
 *
 * @param stageUrl the invoke URL of the API's stage
 * @param apiDomain present if the API has a custom domain
 */
record StackEndpoints(
        Settings settings, Optional<SignInPages> pages, Output<String> stageUrl, Optional<MappedDomain> apiDomain) {

    /** Empty if an external issuer issues the tokens. */
    Optional<Output<String>> authUrl() {
        return pages.map(SignInPages::authUrl);
    }

    Output<String> apiUrl() {
        Optional<String> restStage = settings.api().rest().map(RestOptions::stage);
        return apiDomain
                .map(domain -> Output.tuple(domain.host(), stageUrl)
                        .applyValue(outputs -> ServiceUrls.api(outputs.t1, outputs.t2, restStage)))
                .orElse(stageUrl);
    }

    /** Alias target by host name, for the custom domains whose DNS records you manage yourself. */
    Optional<Output<Map<String, String>>> dnsTargets() {
        Map<String, Output<String>> targets = new LinkedHashMap<>();
        settings.domain()
                .flatMap(SignInDomain::custom)
                .filter(StackEndpoints::hasExternalDns)
                .ifPresent(
                        domain -> targets.put(domain.host(), pages.orElseThrow().dnsTarget()));
        settings.api()
                .domain()
                .filter(StackEndpoints::hasExternalDns)
                .ifPresent(domain ->
                        targets.put(domain.host(), apiDomain.orElseThrow().dnsTarget()));
        return targets.isEmpty() ? Optional.empty() : Optional.of(OutputValues.map(targets));
    }

    private static boolean hasExternalDns(CustomDomain domain) {
        return domain.zone().isEmpty();
    }
}
