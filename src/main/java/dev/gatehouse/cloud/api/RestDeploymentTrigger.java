package dev.gatehouse.cloud.api;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.mcp.McpServer;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A hash of everything that a deployment of a REST API contains. API Gateway serves the API as it was last deployed, so
 * Pulumi must create a new deployment exactly when the routes, scopes, authorizer, integration, CORS or the default
 * endpoint change. Throttles, logs and tracing belong to the stage; the function checks groups.
 */
final class RestDeploymentTrigger {
    /**
     * Revision of what the program declares independently of settings, such as a body or a header. Increase it when
     * that changes, so that existing stacks create a new deployment; a test reminds you.
     */
    static final int REVISION = 1;

    private RestDeploymentTrigger() {}

    /** What the deployment contains of the MCP server; no lines without one. */
    static Output<List<String>> of(Optional<McpServer> mcp) {
        return mcp.map(server -> Output.tuple(
                                server.url(),
                                server.resource(),
                                server.server(),
                                server.challenge(),
                                server.metadata()
                                        .map(LambdaFunction::invokeArn)
                                        .orElseGet(() -> Output.of("no function")))
                        .applyValue(known -> List.of(
                                "mcp " + known.t1,
                                "mcp resource " + known.t2,
                                "mcp server " + known.t3,
                                "mcp challenge " + known.t4,
                                "mcp metadata " + known.t5)))
                .orElseGet(() -> Output.of(List.of()));
    }

    /**
     * @param poolArn the user pool of the authorizer
     * @param functionUri the URI of the integrations
     * @param mcp lines about the MCP server
     * @return 64 hexadecimal digits; the order of routes does not matter
     */
    static String of(Settings settings, String poolArn, String functionUri, List<String> mcp) {
        List<String> lines = new ArrayList<>(List.of(
                "edition " + REVISION,
                "authorizer " + poolArn,
                "integration " + functionUri + " " + RestRoutes.TIMEOUT_MILLIS,
                // A change of disableExecuteApiEndpoint takes effect with the next deployment
                // (DisableExecuteApiEndpoint).
                "default endpoint " + (settings.api().domain().isPresent() ? "closed" : "open")));
        lines.addAll(mcp);
        settings.mcpRoutes()
                .ifPresent(server ->
                        server.all().forEach(route -> lines.add("mcp " + route.key() + " " + route.scopes())));
        for (Route route : settings.routes()) {
            lines.add(route.key() + " "
                    + route.scopes().stream()
                            .map(settings.scopes()::expand)
                            .sorted()
                            .toList());
        }
        List<Route> routes = settings.functionRoutes();
        for (Route route : routes) {
            for (String origin : settings.api().cors()) {
                lines.add("OPTIONS " + route.path() + " "
                        + new TreeMap<>(RestCors.headers(
                                origin, route.path(), routes, settings.mcp().isPresent())));
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
