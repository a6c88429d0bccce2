package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.state.HttpApi;
import java.util.Optional;

/** An HTTP API prepared for requests: compiled once for each declaration. */
public final class CompiledHttpApi {
    private static final String DEFAULT = "$default";

    /** @param path the path without the stage, which is matched against the routes */
    record StageMatch(HttpApi.Stage stage, RawPath path) {}

    private final HttpApi declared;
    private final RouteTable routes;
    private final Optional<CorsRules> cors;

    public CompiledHttpApi(HttpApi declared) {
        this.declared = declared;
        this.routes = new RouteTable(declared.routes());
        this.cors = declared.cors().map(CorsRules::new);
    }

    HttpApi declared() {
        return declared;
    }

    RouteTable routes() {
        return routes;
    }

    Optional<CorsRules> cors() {
        return cors;
    }

    /**
     * DOC "Create routes for HTTP APIs": the stage that the first path segment names, else {@code $default}; empty if
     * neither is declared.
     */
    Optional<StageMatch> stage(RawPath path) {
        Optional<StageMatch> named = path.segments().stream()
                .findFirst()
                .filter(first -> !first.equals(DEFAULT))
                .map(first -> declared.stages().get(first))
                .map(stage -> new StageMatch(stage, path.withoutFirstSegment()));
        return named.or(
                () -> Optional.ofNullable(declared.stages().get(DEFAULT)).map(stage -> new StageMatch(stage, path)));
    }
}
