package dev.gatehouse.cloud.api;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Tells one deployment of a REST API from another. A REST API answers as it was when it was last deployed, so a new
 * deployment is due when, and only when, something changes that a deployment holds: routes, scopes, authorizer,
 * integration, CORS, whether the default endpoint is open. Throttles, logs and tracing are the stage's own; groups are the function's.
 */
final class RestDeploymentTrigger {
    /**
     * Of what this program itself declares for every stack: a body, a header, an argument that no setting decides. Raised
     * when that changes, so that stacks deploy again; a test fails where it was forgotten.
     */
    static final int REVISION = 1;

    private RestDeploymentTrigger() {}

    /**
     * @param poolArn whose tokens the authorizer takes
     * @param functionUri what the integrations call
     * @return 64 hex digits, alike for routes in another order
     */
    static String of(Settings settings, String poolArn, String functionUri) {
        List<String> lines = new ArrayList<>(List.of(
                "edition " + REVISION,
                "authorizer " + poolArn,
                "integration " + functionUri + " " + RestMethods.TIMEOUT_MILLIS,
                // Closing the default endpoint counts from the next deployment (DisableExecuteApiEndpoint).
                "default endpoint " + (settings.api().domain().isPresent() ? "closed" : "open")));
        for (Route route : settings.routes()) {
            lines.add(route.key() + " "
                    + route.scopes().stream()
                            .map(settings.scopes()::expand)
                            .sorted()
                            .toList());
            for (String origin : settings.api().cors()) {
                lines.add("OPTIONS " + route.path() + " "
                        + new TreeMap<>(RestCors.headers(origin, route.path(), settings.routes())));
            }
        }
        return sha256(String.join("\n", lines.stream().distinct().sorted().toList()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
