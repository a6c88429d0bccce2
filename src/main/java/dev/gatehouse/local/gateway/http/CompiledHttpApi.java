package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.state.HttpApi;
import java.util.Optional;

/** An API ready to answer: made once for each declaration, not for each request. */
public final class CompiledHttpApi {
    private static final String DEFAULT = "$default";

    /** @param path below the stage: what routes are matched against */
    record Staged(HttpApi.Stage stage, RawPath path) {}

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

    /** DOC "Create routes for HTTP APIs": a stage named by the first segment, else {@code $default}, else none. */
    Optional<Staged> stage(RawPath path) {
        Optional<Staged> named = path.segments().stream()
                .findFirst()
                .filter(first -> !first.equals(DEFAULT))
                .map(first -> declared.stages().get(first))
                .map(stage -> new Staged(stage, path.below()));
        return named.or(
                () -> Optional.ofNullable(declared.stages().get(DEFAULT)).map(stage -> new Staged(stage, path)));
    }
}
